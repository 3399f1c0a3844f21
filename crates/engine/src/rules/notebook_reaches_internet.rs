//! The rule `notebook-reaches-internet`.

use crate::mapping::{hipaa, security_hub};
use crate::rule::{Context, Draft, Words, rule};
use crate::subject::Subject;
use crate::text::words;
use wireproof_report::{Certainty, Verdict};

rule! {
    /// A notebook instance has a way to the internet that does not pass through your VPC.
    ///
    /// ## What it finds
    /// A SageMaker notebook instance whose `DirectInternetAccess` is `Enabled` or not set: absent means `Enabled`.
    ///
    /// ## Why it matters
    /// This is about the route, not about encryption: closing it encrypts nothing. But over this interface a notebook sends
    /// wherever its code likes, over HTTP too, and no security group, endpoint policy or flow log of yours sees it. Hops that
    /// you close elsewhere can be walked around here.
    ///
    /// ## Example
    /// ```json
    /// {
    ///   "NotebookInstanceName": "research",
    ///   "InstanceType": "ml.t3.medium",
    ///   "RoleArn": "arn:aws:iam::111122223333:role/research",
    ///   "SubnetId": "subnet-0a1b2c3d",
    ///   "DirectInternetAccess": "Enabled"
    ///                           ^^^^^^^^^ past your VPC
    /// }
    /// ```
    ///
    /// ## Instead
    /// ```json
    /// {
    ///   "NotebookInstanceName": "research",
    ///   "InstanceType": "ml.t3.medium",
    ///   "RoleArn": "arn:aws:iam::111122223333:role/research",
    ///   "SubnetId": "subnet-0a1b2c3d",
    ///   "DirectInternetAccess": "Disabled"
    /// }
    /// ```
    ///
    /// ## References
    /// - [Connect a notebook instance in a VPC to external resources](https://docs.aws.amazon.com/sagemaker/latest/dg/appendix-notebook-and-internet-access.html)
    id: "notebook-reaches-internet",
    level: Warning,
    maps: [Notebook: [&[security_hub("SageMaker.1"), hipaa("164.312(e)(1)")]]],
    check,
}

fn check(context: &Context<'_, '_>) -> Vec<Draft> {
    let language = context.language;
    let egresses = context.analysis.facts.egresses.iter();
    let found = egresses.filter_map(|egress| {
        let judged = context.analysis.hops.get(egress.hop)?;
        let words = Words {
            message: words!(
                language,
                en: "the notebook reaches the internet past your VPC",
                ko: "노트북이 VPC를 거치지 않고 인터넷에 접속합니다"
            )
            .to_owned(),
            why: words!(
                language,
                en: "This is a route, not a lack of encryption. But what the notebook's code sends over it, HTTP too, passes none of your security groups, endpoint policies or flow logs.",
                ko: "암호화가 아니라 경로의 문제입니다. 다만 노트북의 코드가 이 경로로 보내는 트래픽은 HTTP라도 보안 그룹, 엔드포인트 정책, 흐름 로그 어디에도 걸리지 않습니다."
            )
            .to_owned(),
            action: words!(
                language,
                en: "Create the notebook instance anew with `DirectInternetAccess` `Disabled` and a subnet: a live one keeps the setting. TLS is still up to each connection.",
                ko: "운영 중인 노트북에서는 바꿀 수 없으므로, 서브넷을 지정하고 `DirectInternetAccess`를 `Disabled`로 한 노트북 인스턴스를 새로 만드세요. TLS는 그래도 연결마다 따로 적용해야 합니다."
            )
            .to_owned(),
        };
        let certainty = if egress.stated { Certainty::Stated } else { Certainty::Assumed };
        let subject = Some(Subject::Notebook);
        let finding = RULE.finding(egress.site, &judged.id, words);
        (judged.judgement.verdict != Verdict::NoTraffic).then_some(Draft { certainty, subject, ..finding })
    });
    found.collect()
}
