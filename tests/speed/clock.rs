//! What work costs: processor time, which other work on the machine does not lengthen, and peak memory.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a program took as a whole process.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cost {
    /// Processor time of all its threads.
    pub(crate) cpu: Duration,
    /// From its start to its end.
    pub(crate) wall: Duration,
    /// Most memory that it held at once, in KiB; 0 where the system does not tell.
    pub(crate) peak: u64,
}

impl Cost {
    /// The least of each.
    fn least(self, other: Self) -> Self {
        let peak = self.peak.min(other.peak);
        Self { cpu: self.cpu.min(other.cpu), wall: self.wall.min(other.wall), peak }
    }
}

/// The least that each of two works took in turns: what disturbs one of them disturbs the other.
pub(crate) fn in_turns<T, U>(
    turns: usize,
    mut one: impl FnMut() -> T,
    mut other: impl FnMut() -> U,
) -> (Duration, Duration) {
    let costs = (0..turns.max(1)).map(|_| (of(&mut one), of(&mut other)));
    costs.reduce(|(one, other), (again, likewise)| (one.min(again), other.min(likewise))).unwrap_or_default()
}

/// The least that each of two programs took in turns; nothing for one that can't be started.
pub(crate) fn processes(turns: usize, one: &Program<'_>, other: &Program<'_>) -> (Option<Cost>, Option<Cost>) {
    let costs = (0..turns.max(1)).map(|_| (measured(one), measured(other)));
    let least = |one: Option<Cost>, again: Option<Cost>| one.zip(again).map(|(one, again)| one.least(again));
    costs.reduce(|(one, other), (again, likewise)| (least(one, again), least(other, likewise))).unwrap_or_default()
}

/// A program with its arguments.
#[derive(Clone, Debug)]
pub(crate) struct Program<'a> {
    pub(crate) path: &'a Path,
    pub(crate) arguments: Vec<&'a str>,
}

/// The argument with which this program starts another one and tells its cost.
pub(crate) const MEASURE: &str = "--measure";

/// The processor time that work takes in this thread.
fn of<T>(work: &mut impl FnMut() -> T) -> Duration {
    let start = now();
    std::hint::black_box(work());
    now().saturating_sub(start)
}

/// The processor time of this thread; the time of day where the system does not tell it.
pub(crate) fn now() -> Duration {
    static START: std::sync::LazyLock<Instant> = std::sync::LazyLock::new(Instant::now);
    #[cfg(target_os = "linux")]
    if let Ok(time) = nix::time::clock_gettime(nix::time::ClockId::CLOCK_THREAD_CPUTIME_ID) {
        return Duration::from(time);
    }
    START.elapsed()
}

/// Starts a program by way of this one: what the system says of ended children is then of that program alone.
fn measured(program: &Program<'_>) -> Option<Cost> {
    let this = std::env::current_exe().ok()?;
    let output = Command::new(this).arg(MEASURE).arg(program.path).args(&program.arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut numbers = text.split_whitespace().map(str::parse::<u64>);
    let mut next = || numbers.next()?.ok();
    Some(Cost { cpu: Duration::from_micros(next()?), wall: Duration::from_micros(next()?), peak: next()? })
}

/// Runs a program and prints its processor time and its whole time in microseconds and its peak memory in KiB.
pub(crate) fn measure(mut words: impl Iterator<Item = String>) {
    let Some(program) = words.next() else { return };
    let mut command = Command::new(program);
    command.args(words).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    // the status tells what was found
    if command.status().is_err() {
        return;
    }
    let wall = start.elapsed();
    let (cpu, peak) = children().unwrap_or((wall, 0));
    println!("{} {} {peak}", cpu.as_micros(), wall.as_micros());
}

/// The processor time of all ended children, and the peak memory in KiB of the largest.
#[cfg(target_os = "linux")]
fn children() -> Option<(Duration, u64)> {
    use nix::sys::resource::{UsageWho, getrusage};
    use nix::sys::time::TimeValLike;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).ok()?;
    let time = usage.user_time() + usage.system_time();
    Some((Duration::from_micros(u64::try_from(time.num_microseconds()).ok()?), u64::try_from(usage.max_rss()).ok()?))
}

#[cfg(not(target_os = "linux"))]
fn children() -> Option<(Duration, u64)> {
    None
}
