//! `cargo xtask serve`: the page on this machine, rebuilt when a file changes.

use crate::command::run;
use crate::{page, setup};
use anyhow::{Context, Result};
use lexopt::prelude::*;
use std::net::{Ipv4Addr, TcpListener};

/// Where the search for a free port begins.
const FIRST_PORT: u16 = 8080;

/// Sets up, builds and serves until it is interrupted.
pub(crate) fn serve(mut arguments: lexopt::Parser) -> Result<()> {
    let mut port = None;
    let mut release = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long("port") => port = Some(arguments.value()?.parse::<u16>()?),
            Long("release") => release = true,
            other => return Err(other.unexpected().into()),
        }
    }
    setup::page()?;
    let port = match port {
        Some(port) => port,
        None => free_port().context("no port from 8080 to 8179 is free; name one with --port")?,
    };
    println!("serve: building; then http://127.0.0.1:{port}/ (Ctrl+C ends it)");
    let port = port.to_string();
    let mut trunk = page::trunk(&["serve", "--address", "127.0.0.1", "--port", &port])?;
    if release {
        trunk.arg("--release");
    }
    run(&mut trunk)
}

fn free_port() -> Option<u16> {
    (FIRST_PORT..FIRST_PORT + 100).find(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, *port)).is_ok())
}
