//! Which parameter makes an engine of RDS refuse plaintext, and what it is when nobody sets it.
//!
//! The server refuses by default: `postgres` from 15, `aurora-postgresql` from 17, `mariadb` from 11.8, `mysql` from 9.7. It takes
//! plaintext by default: `sqlserver`, `aurora-mysql`, `db2`.

/// An engine of RDS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// `postgres`.
    Postgres,
    /// `aurora-postgresql`.
    AuroraPostgres,
    /// `mysql`.
    MySql,
    /// `aurora-mysql`, also `aurora`.
    AuroraMySql,
    /// `mariadb`.
    MariaDb,
    /// `sqlserver-*`.
    SqlServer,
    /// `db2-*`.
    Db2,
    /// `oracle-*`.
    Oracle,
}

/// What a server refuses by default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refuses {
    Plaintext,
    Nothing,
    NotKnown,
}

impl Engine {
    /// The engine of an `Engine` value or of a group's family.
    pub(super) fn of(name: &str) -> Option<Self> {
        const ENGINES: [(&str, Engine); 11] = [
            ("aurora-postgresql", Engine::AuroraPostgres),
            ("aurora-mysql", Engine::AuroraMySql),
            ("aurora5", Engine::AuroraMySql),
            ("postgres", Engine::Postgres),
            ("mysql", Engine::MySql),
            ("mariadb", Engine::MariaDb),
            ("sqlserver", Engine::SqlServer),
            ("custom-sqlserver", Engine::SqlServer),
            ("db2", Engine::Db2),
            ("oracle", Engine::Oracle),
            ("custom-oracle", Engine::Oracle),
        ];
        let name = name.to_ascii_lowercase();
        if name == "aurora" {
            return Some(Self::AuroraMySql);
        }
        ENGINES.iter().find(|(prefix, _)| name.starts_with(prefix)).map(|(_, engine)| *engine)
    }

    /// The engine that a parameter speaks of when nothing else tells. (SQL Server and PostgreSQL read theirs alike.)
    pub(super) fn of_parameter(name: &str) -> Option<Self> {
        match name {
            "rds.force_ssl" => Some(Self::Postgres),
            "require_secure_transport" => Some(Self::MySql),
            "db2comm" | "DB2COMM" => Some(Self::Db2),
            _ => None,
        }
    }

    /// The parameter that decides; Oracle has none.
    pub(super) fn parameter(self) -> &'static str {
        match self {
            Self::Postgres | Self::AuroraPostgres | Self::SqlServer => "rds.force_ssl",
            Self::MySql | Self::AuroraMySql | Self::MariaDb => "require_secure_transport",
            Self::Db2 => "db2comm",
            Self::Oracle => "",
        }
    }

    /// The value that refuses plaintext, as the service writes it.
    pub fn refusing(self) -> &'static str {
        self.on().trim_matches('"')
    }

    /// The value that refuses plaintext, as JSON.
    pub(super) fn on(self) -> &'static str {
        match self {
            Self::AuroraMySql => "\"ON\"",
            Self::Db2 => "\"SSL\"",
            _ => "\"1\"",
        }
    }

    /// Whether a value refuses plaintext; nothing when the engine has no such value.
    pub(super) fn reads(self, word: &str) -> Option<bool> {
        let word = word.trim().to_ascii_uppercase();
        if self == Self::Db2 {
            let mut ways = word.split(',').map(str::trim);
            return Some(ways.all(|way| way == "SSL"));
        }
        match word.as_str() {
            "1" | "ON" | "TRUE" => Some(true),
            "0" | "OFF" | "FALSE" => Some(false),
            _ => None,
        }
    }

    /// What the engine refuses in a version when the parameter is not set.
    pub(super) fn default(self, version: &str) -> Refuses {
        let mut numbers = version.split('.').map(|part| part.parse::<u32>().ok());
        let (major, minor) = (numbers.next().flatten(), numbers.next().flatten());
        let from = |first: u32, major: Option<u32>| match major {
            // A version that does not exist says nothing.
            Some(major) if major > 40 => Refuses::NotKnown,
            Some(major) if major >= first => Refuses::Plaintext,
            Some(_) => Refuses::Nothing,
            None => Refuses::NotKnown,
        };
        match self {
            Self::Postgres => from(15, major),
            Self::AuroraPostgres => from(17, major),
            Self::MySql => match (major, minor) {
                (Some(5..=8), _) => Refuses::Nothing,
                (Some(9), Some(minor)) if minor >= 7 => Refuses::Plaintext,
                _ => Refuses::NotKnown,
            },
            Self::MariaDb => match (major, minor) {
                (Some(5..=10), _) | (Some(11), Some(0..=4)) => Refuses::Nothing,
                (Some(11), Some(minor)) if minor >= 8 => Refuses::Plaintext,
                _ => Refuses::NotKnown,
            },
            Self::AuroraMySql => match major {
                Some(5 | 8) => Refuses::Nothing,
                _ => Refuses::NotKnown,
            },
            Self::SqlServer | Self::Db2 => Refuses::Nothing,
            Self::Oracle => Refuses::NotKnown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_by_engine_and_version() {
        use Refuses::{NotKnown, Nothing, Plaintext};
        for (engine, version, refuses) in [
            ("postgres", "14.12", Nothing),
            ("postgres", "15.7", Plaintext),
            ("postgres", "123", NotKnown),
            ("postgres", "", NotKnown),
            ("aurora-postgresql", "16.6", Nothing),
            ("aurora-postgresql", "17.4", Plaintext),
            ("mysql", "5.6.10", Nothing),
            ("mysql", "8.4.3", Nothing),
            ("mysql", "9.7.0", Plaintext),
            ("mysql", "9.1", NotKnown),
            ("aurora-mysql", "8.0.mysql_aurora.3.07.1", Nothing),
            ("mariadb", "10.11.9", Nothing),
            ("mariadb", "11.4", Nothing),
            ("mariadb", "11.8.2", Plaintext),
            ("sqlserver-se", "15.00.4430.1.v1", Nothing),
            ("db2-ae", "11.5", Nothing),
        ] {
            assert_eq!(Engine::of(engine).map(|engine| engine.default(version)), Some(refuses), "{engine} {version}");
        }
        assert_eq!(Engine::of("docdb"), None);
    }

    #[test]
    fn values() {
        for (engine, word, reads) in [
            (Engine::Postgres, "1", Some(true)),
            (Engine::MySql, "ON", Some(true)),
            (Engine::MySql, "off", Some(false)),
            (Engine::Db2, "SSL", Some(true)),
            (Engine::Db2, "TCPIP,SSL", Some(false)),
            (Engine::Postgres, "required", None),
        ] {
            assert_eq!(engine.reads(word), reads, "{engine:?} {word}");
        }
    }
}
