//! Running the program as a stranger's machine would: no environment but `PATH`, a fixed day, a time limit.

use std::io::Read;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use camino::Utf8Path;

/// A program that runs longer hangs.
const LIMIT: Duration = Duration::from_secs(30);

/// A call of the program that was not made yet.
pub(crate) struct Call(Command);

/// A call of the program that came to its end.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ran {
    /// The exit status; none if it was killed by a signal.
    pub(crate) status: Option<i32>,
    /// What it wrote to standard output.
    pub(crate) stdout: String,
    /// What it wrote to the error stream.
    pub(crate) stderr: String,
}

/// A call of the program from a folder.
pub(crate) fn factlock(folder: &Utf8Path, arguments: &[&str]) -> Call {
    let mut command = Command::new(env!("CARGO_BIN_EXE_factlock"));
    command.env_clear().current_dir(folder).args(arguments).stdin(Stdio::null());
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    Call(command)
}

impl Call {
    /// The call with a variable in its environment.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.0.env(name, value);
        self
    }

    /// Makes the call and keeps what it writes.
    #[track_caller]
    pub(crate) fn run(self) -> Ran {
        self.run_into(Stdio::piped())
    }

    /// Makes the call with a standard output that nobody reads any more.
    #[track_caller]
    pub(crate) fn run_into_closed_pipe(self) -> Ran {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        self.run_into(writer.into())
    }

    /// Makes the call with a standard output that takes nothing.
    #[cfg(target_os = "linux")]
    #[track_caller]
    pub(crate) fn run_into_full_disk(self) -> Ran {
        let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        self.run_into(full.into())
    }

    #[track_caller]
    fn run_into(mut self, stdout: Stdio) -> Ran {
        let mut child = self.0.stdout(stdout).stderr(Stdio::piped()).spawn().unwrap();
        // The command keeps an end of the pipe open as long as it lives.
        drop(self.0);
        let stdout = child.stdout.take().map(read_aside);
        let stderr = child.stderr.take().map(read_aside);
        let status = ended(&mut child);
        let text = |reader: Option<std::thread::JoinHandle<String>>| {
            reader.map(|reader| reader.join().unwrap()).unwrap_or_default()
        };
        Ran { status, stdout: text(stdout), stderr: text(stderr) }
    }
}

/// Reads a stream while the program runs, so that it never waits for its reader.
fn read_aside(mut stream: impl Read + Send + 'static) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        String::from_utf8(bytes).expect("the program writes UTF-8")
    })
}

#[track_caller]
fn ended(child: &mut Child) -> Option<i32> {
    let begin = Instant::now();
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        if begin.elapsed() > LIMIT {
            child.kill().unwrap();
            panic!("the program hangs");
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}
