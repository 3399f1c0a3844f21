//! Every file of the corpus is read without a panic, and every place that a fact names lies in its text.

use std::path::Path;
use wireproof_facts::{Facts, Input, Site, expand, read};
use wireproof_source::{Document, Limits, decode};

fn files(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if path.is_dir() { files(&path, found) } else { found.push(path) }
    }
}

fn sites(facts: &Facts<'_>) -> Vec<Site> {
    let hops = facts.hops.iter().flat_map(|hop| {
        let ends = [hop.from.site, hop.to.site];
        hop.evidence.iter().copied().chain(ends).chain(hop.shown.iter().map(|shown| shown.site))
    });
    let urls = facts.urls.iter().flat_map(|url| [url.site, url.decides]);
    let policies = facts.policies.iter().map(|policy| policy.site);
    hops.chain(urls).chain(policies).collect()
}

#[test]
fn every_file_is_read() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus");
    let mut paths = Vec::new();
    files(&root, &mut paths);
    paths.sort();
    let mut recognised = 0;
    for path in &paths {
        let bytes = std::fs::read(path).expect("a readable file");
        let (text, _) = decode(&bytes);
        let document = Document::parse(&text, &Limits::default());
        let expansion = expand(&document, None);
        let facts = read(&[Input { expansion: &expansion, bucket: None }]);
        assert!(facts.hops.iter().all(|hop| !hop.evidence.is_empty()), "{}", path.display());
        for site in sites(&facts) {
            assert!(text.get(site.span.range()).is_some_and(|text| !text.is_empty()), "{} {site:?}", path.display());
        }
        let detection = &facts.detections[0];
        recognised += usize::from(detection.format.is_some());
    }
    println!("corpus: {} files read, {recognised} recognised", paths.len());
}
