//! The table at the end: what was measured in this run, against its goal.

use std::time::Duration;

/// The rows.
#[derive(Debug, Default)]
pub(crate) struct Goals(Vec<Row>);

#[derive(Debug)]
struct Row {
    work: String,
    /// What it took, and what it is compared with.
    sides: [String; 2],
    figure: String,
    goal: String,
    is_met: Option<bool>,
}

/// What a ratio has to be.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Goal {
    /// Ours is at most so many times the other.
    AtMost(f64),
    /// Ours is at most the other divided by so many.
    LessBy(f64),
}

impl Goals {
    /// A row about two times.
    pub(crate) fn times(&mut self, work: &str, ours: Duration, other: (&str, Duration), goal: Goal) {
        let (name, theirs) = other;
        let sides = [time(ours), format!("{name}: {}", time(theirs))];
        self.ratio(work, sides, ours.as_secs_f64() / theirs.as_secs_f64().max(1e-12), goal);
    }

    /// A row about two amounts of memory in KiB.
    pub(crate) fn memory(&mut self, work: &str, ours: u64, other: (&str, u64), goal: Goal) {
        let (name, theirs) = other;
        let sides = [megabytes(ours), format!("{name}: {}", megabytes(theirs))];
        self.ratio(work, sides, number(ours) / number(theirs).max(1.0), goal);
    }

    /// A row about a time that has a goal of its own.
    pub(crate) fn limit(&mut self, work: &str, ours: Duration, most: Duration) {
        self.0.push(Row {
            work: work.to_owned(),
            sides: [time(ours), String::new()],
            figure: time(ours),
            goal: format!("≤ {}", time(most)),
            is_met: Some(ours <= most),
        });
    }

    /// A row about a ratio with the words for its two sides.
    pub(crate) fn ratio(&mut self, work: &str, sides: [String; 2], ratio: f64, goal: Goal) {
        let (figure, words, is_met) = match goal {
            Goal::AtMost(most) => (format!("{ratio:.2} ×"), format!("≤ {most} ×"), ratio <= most),
            Goal::LessBy(by) => (format!("1/{:.1}", 1.0 / ratio), format!("≤ 1/{by}"), ratio * by <= 1.0),
        };
        self.0.push(Row { work: work.to_owned(), sides, figure, goal: words, is_met: Some(is_met) });
    }

    /// A row about something that can't be measured here, and why.
    pub(crate) fn missing(&mut self, work: &str, why: &str) {
        let empty = String::new;
        self.0.push(Row {
            work: work.to_owned(),
            sides: [why.to_owned(), empty()],
            figure: empty(),
            goal: empty(),
            is_met: None,
        });
    }

    /// The table.
    pub(crate) fn print(&self) {
        if self.0.is_empty() {
            return;
        }
        println!("\n| work | wireproof | compared with | ratio | goal | |");
        println!("| --- | --- | --- | ---: | ---: | --- |");
        for Row { work, sides: [ours, other], figure, goal, is_met } in &self.0 {
            let word = match is_met {
                Some(true) => "met",
                Some(false) => "not met",
                None => "not measured",
            };
            println!("| {work} | {ours} | {other} | {figure} | {goal} | {word} |");
        }
    }
}

fn time(time: Duration) -> String {
    let seconds = time.as_secs_f64();
    if seconds < 1e-3 { format!("{:.1} µs", seconds * 1e6) } else { format!("{:.1} ms", seconds * 1e3) }
}

fn megabytes(kib: u64) -> String {
    format!("{:.1} MB", number(kib) * 1024.0 / 1e6)
}

#[expect(clippy::cast_precision_loss, reason = "an amount in a ratio")]
fn number(amount: u64) -> f64 {
    amount as f64
}
