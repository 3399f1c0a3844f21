//! The lesson in English.

use super::{Choice, Claim, Entry, Leg, Lesson, Standing, Trade};
use wireproof_report::Verdict;

pub(super) const LESSON: Lesson = Lesson {
    title: "Why TLS protects data on the wire, and IAM, NAT gateways and peering do not",
    lead: "One exam question, answered with pictures of the wire, and what in the textbook answer is exact.",
    question_title: "The question",
    question: "A financial firm trains a distributed fraud-detection model with Amazon SageMaker on highly sensitive data. The data must stay protected in transit within a VPC. What should be done?",
    options: [
        Choice {
            letter: "A",
            text: "Give the SageMaker instances an IAM policy that permits encryption at rest.",
            right: false,
            because: "IAM decides who may ask, and encryption at rest protects what is stored. Neither changes the bytes while they travel.",
            mechanism: Some("iam"),
            sample: "fraud-training",
        },
        Choice {
            letter: "B",
            text: "Use SSL/TLS between SageMaker and the data sources within the VPC.",
            right: true,
            because: "TLS turns the bytes into ciphertext between the two programs, whatever lies between them. For a distributed job one hop is left: between the instances, where `EnableInterContainerTrafficEncryption` is needed as well.",
            mechanism: None,
            sample: "fraud-training-encrypted",
        },
        Choice {
            letter: "C",
            text: "Connect the VPCs with VPC peering, so that transfers to SageMaker are encrypted.",
            right: false,
            because: "Peering is a route. It has no encryption setting; what enters in clear arrives in clear.",
            mechanism: Some("vpc-peering"),
            sample: "fraud-training",
        },
        Choice {
            letter: "D",
            text: "Set up a NAT gateway that encrypts everything that leaves the private subnet.",
            right: false,
            because: "A NAT gateway changes addresses. There is nothing in it that could be told to encrypt.",
            mechanism: Some("nat-gateway"),
            sample: "http-endpoint",
        },
    ],
    right: "Right.",
    wrong: "Not this one.",
    open_sample: "See it in the checker",
    flow_title: "The way of the data",
    flow: [
        Leg {
            from: "Data source (S3, database)",
            to: "VPC endpoint or NAT gateway",
            verdict: Verdict::Encrypted,
            remark: "TLS begins at the client. The endpoint and the gateway pass it on; they add nothing. A database refuses plaintext only when its own setting says so.",
        },
        Leg {
            from: "VPC endpoint or NAT gateway",
            to: "Training instances",
            verdict: Verdict::Encrypted,
            remark: "The same TLS connection goes on. With FastFile or Pipe input SageMaker itself reads from S3 over HTTPS.",
        },
        Leg {
            from: "Training instance",
            to: "Training instance",
            verdict: Verdict::Cleartext,
            remark: "The hop that the question's answer forgets: gradients between instances travel in clear unless `EnableInterContainerTrafficEncryption` is true.",
        },
        Leg {
            from: "Training instances",
            to: "Model artifacts (S3)",
            verdict: Verdict::Encrypted,
            remark: "HTTPS again. The KMS key of the output protects the stored artifact, not its way.",
        },
    ],
    trades_title: "What each of them is good for",
    gains: "Good for",
    costs: "Not for, or at a price",
    trades: [
        Trade {
            name: "TLS",
            gains: "Encrypts and authenticates from program to program, on any network, with what AWS services already speak.",
            costs: "Certificates of your own servers need care, traffic is harder to inspect, and it ends where the connection ends.",
        },
        Trade {
            name: "IAM",
            gains: "Fine-grained decisions about who may do what. With a Deny on `aws:SecureTransport` it makes a bucket refuse plaintext.",
            costs: "Encrypts nothing itself.",
        },
        Trade {
            name: "NAT gateway",
            gains: "Lets private subnets reach out, managed and highly available.",
            costs: "Routes only. It carries HTTP as willingly as HTTPS.",
        },
        Trade {
            name: "VPC peering",
            gains: "Private addresses between VPCs, without the internet.",
            costs: "No encryption setting, no certificate, not transitive.",
        },
    ],
    states_title: "Three states of data",
    states: [
        Entry { name: "At rest", text: "On disks and in buckets: SSE-KMS, EBS encryption." },
        Entry { name: "In transit", text: "On the wire: TLS, IPsec. This is what Wireproof looks at." },
        Entry {
            name: "In use",
            text: "In memory while it is processed: Nitro Enclaves. Not an option of SageMaker training.",
        },
    ],
    trades_of_life_title: "Where it matters",
    trades_of_life: [
        Entry { name: "Finance", text: "Card numbers and transactions while a fraud model trains on them." },
        Entry { name: "Health care", text: "Patient records on the way to a diagnostic model." },
        Entry { name: "Retail", text: "Customer profiles that feed a recommender." },
    ],
    claims_title: "Exact, simplified, without a source",
    claims_lead: "Statements that are often made about this answer, beside what AWS documents.",
    claims: [
        Claim {
            said: "“Enabling TLS to the data sources is the answer.”",
            standing: Standing::Simplified,
            truth: "The right one of the four. A distributed job also needs inter-container traffic encryption, which is IPsec and not TLS.",
        },
        Claim {
            said: "“SageMaker uses TLS 1.2 or later for all API calls and data transfer.”",
            standing: Standing::Simplified,
            truth: "Exact for the API. Traffic between instances is unencrypted by default, and S3 takes HTTP unless a policy denies it.",
        },
        Claim {
            said: "“TLS gives end-to-end encryption.”",
            standing: Standing::Simplified,
            truth: "Per connection. It ends at a load balancer or an endpoint that terminates it; each hop has to be judged alone.",
        },
        Claim {
            said: "“A NAT gateway does not encrypt.”",
            standing: Standing::Exact,
            truth: "The EC2 API has no field for it, and AWS names that path as one where the customer owns encryption.",
        },
        Claim {
            said: "“VPC peering does not encrypt.”",
            standing: Standing::Simplified,
            truth: "There is no setting, that is exact. AWS does encrypt peering between Regions on its own network; that is not end to end and authenticates nobody.",
        },
        Claim {
            said: "“IAM has nothing to do with data in transit.”",
            standing: Standing::Simplified,
            truth: "A policy encrypts nothing, but its condition `aws:SecureTransport` is exactly how plaintext is refused.",
        },
        Claim {
            said: "“AWS Certificate Manager handles the certificates.”",
            standing: Standing::Simplified,
            truth: "For your load balancers and CloudFront. It has no part in S3, SageMaker, RDS or inter-container encryption.",
        },
        Claim {
            said: "“TLS costs less than 5 % of performance.”",
            standing: Standing::Unsourced,
            truth: "AWS gives no such figure. Inter-container encryption can slow deep learning noticeably, depending on how much the instances exchange.",
        },
    ],
    standing: |standing| match standing {
        Standing::Exact => "exact",
        Standing::Simplified => "simplified",
        Standing::Unsourced => "no source",
    },
};
