//! The Python package: built as a wheel, installed, and tested alone and on Spark.

use crate::command::{command, run};
use crate::{place, setup};
use anyhow::{Context, Result};
use std::path::PathBuf;
use std::process::Command;
use std::{env, fs};

/// The package alone: its types, what it answers, its command.
pub(super) fn alone() -> Result<()> {
    let installed = Installed::new("dev")?;
    let mut mypy = installed.python();
    mypy.args(["-m", "mypy", "--no-error-summary"]).current_dir(place::root()?.join("crates/python"));
    run(&mut mypy)?;
    // what the stubs say is what the module has
    run(installed.python().args(["-m", "mypy.stubtest", "wireproof._native"]))?;
    run(&mut installed.pytest("not spark")?)
}

/// The package on Spark: in this process and on a cluster of two executors.
pub(super) fn on_spark() -> Result<()> {
    setup::java()?;
    run(&mut Installed::new("dev")?.pytest("spark")?)
}

/// How fast a whole organization is judged, beside the command.
pub(crate) fn measure() -> Result<()> {
    setup::java()?;
    let mut python = Installed::new("wheel")?.python();
    run(python.arg(place::root()?.join("tests/python/measure.py")))
}

/// The wheel, installed in a folder of its own.
struct Installed {
    python: PathBuf,
    folder: PathBuf,
    /// The command as cargo builds it.
    command: PathBuf,
}

impl Installed {
    fn new(profile: &str) -> Result<Self> {
        let python = setup::python()?;
        run(&mut command("cargo", &["build", "--package", "wireproof"])?)?;
        let target = place::target()?;
        let (wheels, folder) = (target.join("python/wheels"), target.join("python/installed"));
        for old in [&wheels, &folder] {
            if old.exists() {
                fs::remove_dir_all(old)?;
            }
        }
        let mut maturin = Command::new(&python);
        maturin.args(["-m", "maturin", "build", "--quiet", "--profile", profile, "--out"]).arg(&wheels);
        run(maturin.current_dir(place::root()?.join("crates/python")))?;
        let wheel = fs::read_dir(&wheels)?.next().context("maturin built no wheel")??.path();
        let mut pip = Command::new(&python);
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--target"]);
        run(pip.arg(&folder).arg(wheel))?;
        let command = target.join("debug").join(format!("wireproof{}", env::consts::EXE_SUFFIX));
        Ok(Self { python, folder, command })
    }

    /// Python with the package.
    fn python(&self) -> Command {
        let mut python = Command::new(&self.python);
        python.env("PYTHONPATH", &self.folder).env("PYSPARK_PYTHON", &self.python);
        python.env("PYTHONDONTWRITEBYTECODE", "1").env("WIREPROOF_COMMAND", &self.command);
        python
    }

    fn pytest(&self, marked: &str) -> Result<Command> {
        let mut pytest = self.python();
        pytest.args(["-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", marked]);
        pytest.current_dir(place::root()?.join("crates/python"));
        Ok(pytest)
    }
}
