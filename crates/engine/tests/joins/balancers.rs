//! Listeners of load balancers, the load balancers and the target groups.

use crate::plan::{of, plan, planned, state};
use crate::{lines, template};
use serde_json::{Value, json};

const REGION: &str = "arn:aws:elasticloadbalancing:us-east-1:111122223333";

fn group(region: &str) -> Value {
    json!({"TargetGroups": [{"TargetGroupArn": format!("{region}:targetgroup/app/89ab"), "TargetGroupName": "app", "Protocol": "TCP",
        "Port": 8080, "TargetType": "ip"}]})
}

fn listener(protocol: &str) -> Value {
    json!({"Listeners": [{"ListenerArn": format!("{REGION}:listener/net/front/0123/4567"),
        "LoadBalancerArn": format!("{REGION}:loadbalancer/net/front/0123"), "Port": 443, "Protocol": protocol,
        "DefaultActions": [{"Type": "forward", "TargetGroupArn": format!("{REGION}:targetgroup/app/89ab")}]}]})
}

fn behind(documents: &[Value]) -> Vec<String> {
    lines(documents, |hop| hop.to.kind == "targets")
}

#[test]
fn answers_of_the_api_are_joined_by_arn() {
    let at = "1:/TargetGroups/0/Protocol";
    assert_eq!(behind(&[listener("TLS"), group(REGION)]), [format!("front → app cleartext {at}")]);
    assert_eq!(behind(&[listener("TCP"), group(REGION)]), [format!("front → app unknown {at}")]);
    assert_eq!(behind(&[group(REGION)]), ["load balancer → app unknown 0:/TargetGroups/0/Protocol"]);
    let other = REGION.replace("us-east-1", "eu-west-1");
    assert_eq!(behind(&[listener("TLS"), group(&other)]), [format!("load balancer → app unknown {at}")]);
    let other = REGION.replace("111122223333", "444455556666");
    assert_eq!(behind(&[listener("TLS"), group(&other)]), [format!("load balancer → app unknown {at}")]);
}

#[test]
fn a_plan_joins_by_references_where_arns_are_unknown() {
    let listener = |protocol: &str| {
        planned(
            "aws_lb_listener.l",
            json!({"port": 443, "protocol": protocol, "default_action": [{"type": "forward"}]}),
            json!({"arn": true, "load_balancer_arn": true, "default_action": [{"target_group_arn": true}]}),
            json!({"load_balancer_arn": of("aws_lb.front.arn"),
                "default_action": [{"target_group_arn": of("aws_lb_target_group.app.arn")}]}),
        )
    };
    let whole = |protocol: &str, balancer: &str| {
        plan(&[
            planned("aws_lb.front", json!({"load_balancer_type": balancer}), json!({"arn": true}), json!({})),
            listener(protocol),
            planned("aws_lb_target_group.app", json!({"protocol": "TCP"}), json!({"arn": true}), json!({})),
            planned("aws_lb_target_group.other", json!({"protocol": "TCP"}), json!({"arn": true}), json!({})),
        ])
    };
    let at = |resource: usize| format!("0:/planned_values/root_module/resources/{resource}/values/protocol");
    let other = format!("load balancer → aws_lb_target_group.other unknown {}", at(3));
    assert_eq!(
        behind(&[whole("TLS", "network")]),
        [format!("aws_lb.front → aws_lb_target_group.app cleartext {}", at(2)), other.clone()]
    );
    assert_eq!(
        behind(&[whole("TCP", "network")]),
        [format!("aws_lb.front → aws_lb_target_group.app unknown {}", at(2)), other]
    );
    let front = lines(&[whole("TLS", "network")], |hop| hop.to.kind == "load-balancer");
    assert_eq!(front, [format!("any client → aws_lb.front:443 enforced {}", at(1))]);
}

#[test]
fn a_state_joins_by_arn() {
    let document = |arn: &str| {
        state(&[
            (
                "aws_lb_listener.l",
                json!({"arn": format!("{REGION}:listener/net/front/0123/4567"), "protocol": "TLS", "port": 443,
                    "load_balancer_arn": format!("{REGION}:loadbalancer/net/front/0123"),
                    "default_action": [{"type": "forward", "target_group_arn": format!("{REGION}:targetgroup/app/89ab")}]}),
            ),
            ("aws_lb_target_group.app", json!({"arn": arn, "name": "app", "protocol": "TCP"})),
        ])
    };
    let at = "0:/values/root_module/resources/1/values/protocol";
    let own = document(&format!("{REGION}:targetgroup/app/89ab"));
    assert_eq!(behind(&[own]), [format!("front → aws_lb_target_group.app cleartext {at}")]);
    let other = document(&format!("{REGION}:targetgroup/app/0000"));
    assert_eq!(behind(&[other]), [format!("load balancer → aws_lb_target_group.app unknown {at}")]);
}

#[test]
fn a_template_joins_by_logical_ids() {
    let document = template(&json!({
        "Front": {"Type": "AWS::ElasticLoadBalancingV2::LoadBalancer", "Properties": {"Type": "network"}},
        "Listener": {"Type": "AWS::ElasticLoadBalancingV2::Listener", "Properties": {"LoadBalancerArn": {"Ref": "Front"}, "Port": 443,
            "Protocol": "TLS", "DefaultActions": [{"Type": "forward", "TargetGroupArn": {"Ref": "App"}}]}},
        "App": {"Type": "AWS::ElasticLoadBalancingV2::TargetGroup", "Properties": {"Protocol": "TCP", "Port": 8080}},
    }));
    assert_eq!(behind(&[document]), ["Front → App cleartext 0:/Resources/App/Properties/Protocol"]);
}

#[test]
fn target_groups_of_a_database_proxy_are_none_of_a_load_balancer() {
    let document = json!({"TargetGroups": [{"DBProxyName": "front", "TargetGroupName": "default", "IsDefault": true,
        "TargetGroupArn": "arn:aws:rds:us-east-1:111122223333:target-group:prx-tg-1"}]});
    assert_eq!(lines(&[document], |_| true), [""; 0]);
}
