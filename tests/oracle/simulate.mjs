// Asks @cloud-copilot/iam-simulate which statements of a policy match a request.
//
// node simulate.mjs FOLDER: FOLDER holds node_modules. One JSON object a line on standard input, {"policy", "request"};
// one line each on standard output: {"matched": [index of a statement, …]} or {"error": "…"}.
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';

const { runSimulation, anonymousPrincipal } = createRequire(`${process.argv[2]}/`)('@cloud-copilot/iam-simulate');

async function answer({ policy, request }) {
  const simulation = {
    request: {
      principal: request.principal === 'anonymous' ? anonymousPrincipal : request.principal,
      action: request.action,
      resource: { resource: request.resource, accountId: '111122223333' },
      contextVariables: request.context,
    },
    identityPolicies: [],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
    resourcePolicy: policy,
    // Tags of buckets count only when the bucket says so; our requests carry none.
    additionalSettings: {},
  };
  const run = await runSimulation(simulation, { simulationMode: 'Strict' });
  if (run.resultType === 'error') return { error: JSON.stringify(run.errors) };
  const analysis = run.result?.analysis?.resourceAnalysis;
  if (!analysis) return { error: `no single answer: ${run.resultType}` };
  const matched = [...analysis.denyStatements, ...analysis.allowStatements].map((one) => one.statement.index() - 1);
  return { matched: matched.sort((a, b) => a - b), ignored: run.result.ignoredContextKeys };
}

for await (const line of createInterface({ input: process.stdin })) {
  const reply = await answer(JSON.parse(line)).catch((error) => ({ error: String(error) }));
  process.stdout.write(`${JSON.stringify(reply)}\n`);
}
