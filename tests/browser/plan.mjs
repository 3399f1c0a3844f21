// A large input, made on the spot.

// A Terraform plan of about this many bytes, pretty-printed as `jq` does it.
export function plan(bytes) {
  const resources = [];
  const queue = (at) => ({ address: `aws_elasticache_replication_group.c${at}`, mode: "managed", type: "aws_elasticache_replication_group", name: `c${at}`, values: {
    replication_group_id: `cache-${at}`, description: `cache ${at} 캐시`, engine: "redis", engine_version: "7.1", transit_encryption_enabled: at % 3 > 0, transit_encryption_mode: at % 3 > 1 ? "required" : "preferred", at_rest_encryption_enabled: true,
    tags: Object.fromEntries(Array.from({ length: 30 }, (_, tag) => [`cost-center-${tag}`, `team-${(at * 31 + tag) % 977}-${"x".repeat(40)}`])),
  } });
  const size = JSON.stringify(queue(0), null, 2).length * 1.35;
  for (let at = 0; at * size < bytes; at++) resources.push(queue(at));
  return JSON.stringify({ format_version: "1.2", terraform_version: "1.9.8", planned_values: { root_module: { resources } } }, null, 2);
}
