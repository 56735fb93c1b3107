//! The conversation, claim by claim: a function of keys, which writes what a person sees.

use std::io::{self, Write};

use super::keys::Key;
use crate::cli::review::write::Verdict;
use crate::record::Status;
use crate::render::{count, visible};

/// What is done for the person who reviews.
pub(super) trait Work {
    /// What is shown of a claim.
    fn page(&mut self, at: usize) -> String;
    /// The status of a claim.
    fn status(&self, at: usize) -> Status;
    /// Why a claim cannot be accepted, if it cannot.
    fn blocked(&self, at: usize) -> Option<String>;
    /// Writes a review; what was done, or why it could not be.
    fn accept(&mut self, at: usize) -> Result<String, String>;
    /// Writes another verdict; what was done, or why it could not be.
    fn reject(&mut self, at: usize, verdict: &Verdict) -> Result<String, String>;
}

/// How a conversation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ended {
    /// There is nothing left, or nobody wants to go on.
    Done,
    /// By Ctrl-C.
    Interrupted,
}

/// Keys, one after the other.
pub(super) type NextKey<'a> = &'a mut dyn FnMut() -> io::Result<Key>;

/// What became of one claim.
enum Fate {
    Accepted,
    Rejected,
    Skipped,
    /// Nobody wants to go on.
    Quit,
    Interrupted,
}

const ASKED: &str = "a accept, r reject, s skip, q quit, ? help: ";
const HELP: &str = "\
  a  accept: write down that you have checked the claim as it stands here
  r  reject: give it another status, with the reason; Enter leaves it as it is
  s  skip: leave it for later
  q  quit: what was written so far stays
";

/// Goes through claims, as many as there are.
pub(super) fn work(
    claims: usize,
    work: &mut dyn Work,
    keys: NextKey<'_>,
    out: &mut dyn Write,
) -> io::Result<Ended> {
    let (mut accepted, mut rejected, mut skipped) = (0_u64, 0_u64, 0_u64);
    let mut ended = Ended::Done;
    for at in 0..claims {
        writeln!(out, "\n[{} of {claims}] {}", at + 1, work.page(at))?;
        match one(at, work, keys, out)? {
            Fate::Accepted => accepted += 1,
            Fate::Rejected => rejected += 1,
            Fate::Skipped => skipped += 1,
            Fate::Quit => break,
            Fate::Interrupted => {
                ended = Ended::Interrupted;
                break;
            }
        }
    }
    let left = claims as u64 - accepted - rejected - skipped;
    writeln!(
        out,
        "\n{accepted} accepted, {rejected} rejected, {skipped} skipped; {} left",
        count(left, "claim")
    )?;
    Ok(ended)
}

fn one(at: usize, work: &mut dyn Work, keys: NextKey<'_>, out: &mut dyn Write) -> io::Result<Fate> {
    loop {
        write!(out, "{ASKED}")?;
        out.flush()?;
        let key = loop {
            match keys()? {
                Key::Char(letter) if "arsq?hARSQH".contains(letter) => break letter.to_ascii_lowercase(),
                Key::Interrupt => {
                    writeln!(out)?;
                    return Ok(Fate::Interrupted);
                }
                Key::End => break 'q',
                _ => {}
            }
        };
        writeln!(out, "{key}")?;
        match key {
            'a' => {
                let done = work.blocked(at).map_or_else(|| work.accept(at), Err);
                if say(done, out)? {
                    return Ok(Fate::Accepted);
                }
            }
            'r' => match verdict(work.status(at), keys, out)? {
                Asked::Verdict(verdict) => {
                    if say(work.reject(at, &verdict), out)? {
                        return Ok(Fate::Rejected);
                    }
                }
                Asked::Nothing => writeln!(out, "nothing was changed")?,
                Asked::Interrupted => return Ok(Fate::Interrupted),
            },
            's' => return Ok(Fate::Skipped),
            'q' => return Ok(Fate::Quit),
            _ => write!(out, "{HELP}")?,
        }
    }
}

/// Says what was done, or why not; whether it was done.
fn say(done: Result<String, String>, out: &mut dyn Write) -> io::Result<bool> {
    let (text, is_done) = match done {
        Ok(text) => (text, true),
        Err(text) => (text, false),
    };
    for line in text.lines() {
        writeln!(out, "{}", visible(line))?;
    }
    Ok(is_done)
}

enum Asked {
    Verdict(Verdict),
    Nothing,
    Interrupted,
}

/// Asks for another status, and for the reason.
fn verdict(now: Status, keys: NextKey<'_>, out: &mut dyn Write) -> io::Result<Asked> {
    let others: Vec<Status> = Status::ALL.into_iter().filter(|status| *status != now).collect();
    for (number, status) in others.iter().enumerate() {
        writeln!(out, "  {}  {}", number + 1, status.word())?;
    }
    let asked = format!("which status, by number or name? Enter leaves it {}: ", now.word());
    let status = loop {
        match line(&asked, keys, out)? {
            Typed::Line(typed) if typed.trim().is_empty() => return Ok(Asked::Nothing),
            Typed::Line(typed) => match named(typed.trim(), &others) {
                Some(status) => break status,
                None => writeln!(out, "`{}` is none of these", visible(typed.trim()))?,
            },
            Typed::Interrupted => return Ok(Asked::Interrupted),
        }
    };
    Ok(match line("why? readers will ask: ", keys, out)? {
        Typed::Line(because) if because.trim().is_empty() => Asked::Nothing,
        Typed::Line(because) => Asked::Verdict(Verdict { status, because: because.trim().to_owned() }),
        Typed::Interrupted => Asked::Interrupted,
    })
}

/// The status of which this is the number or the name; the first letters do, where no other begins with them.
fn named(typed: &str, statuses: &[Status]) -> Option<Status> {
    if let Ok(number) = typed.parse::<usize>() {
        return statuses.get(number.checked_sub(1)?).copied();
    }
    let typed = typed.to_lowercase();
    let mut meant = statuses.iter().filter(|status| status.word().starts_with(&typed));
    meant.next().filter(|_| meant.next().is_none()).copied()
}

enum Typed {
    Line(String),
    Interrupted,
}

/// Reads a line that a person sees while they type it.
fn line(asked: &str, keys: NextKey<'_>, out: &mut dyn Write) -> io::Result<Typed> {
    let mut line = String::new();
    write!(out, "{asked}")?;
    loop {
        out.flush()?;
        match keys()? {
            Key::Char(letter) => {
                line.push(letter);
                write!(out, "{}", visible(letter.encode_utf8(&mut [0; 4])))?;
            }
            Key::Erase if line.pop().is_some() => {
                // Written anew, since characters are not all as wide. The code is ANSI's.
                write!(out, "\r\x1b[K{asked}{}", visible(&line))?;
            }
            Key::Enter => {
                writeln!(out)?;
                return Ok(Typed::Line(line));
            }
            Key::End if line.is_empty() => {
                writeln!(out)?;
                return Ok(Typed::Line(line));
            }
            Key::Interrupt => {
                writeln!(out)?;
                return Ok(Typed::Interrupted);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three claims, of which the second has an error.
    #[derive(Default)]
    struct Scripted(Vec<String>);

    impl Work for Scripted {
        fn page(&mut self, at: usize) -> String {
            format!("claim-{at}")
        }

        fn status(&self, _: usize) -> Status {
            Status::Supported
        }

        fn blocked(&self, at: usize) -> Option<String> {
            (at == 1).then(|| "it has an error".to_owned())
        }

        fn accept(&mut self, at: usize) -> Result<String, String> {
            self.0.push(format!("accept {at}"));
            Ok("added a review\n".to_owned())
        }

        fn reject(&mut self, at: usize, verdict: &Verdict) -> Result<String, String> {
            if verdict.status == Status::Superseded {
                return Err("superseded by what?".to_owned());
            }
            self.0.push(format!("reject {at} {}: {}", verdict.status.word(), verdict.because));
            Ok("changed\u{1b}[2J".to_owned())
        }
    }

    /// What was done, what was seen, how it ended.
    fn played(keys: &str) -> (Vec<String>, String, Ended) {
        let mut keys = super::super::keys::Keys::new(keys.as_bytes());
        let (mut scripted, mut out) = (Scripted::default(), Vec::new());
        let ended = work(3, &mut scripted, &mut || keys.next(), &mut out).unwrap();
        (scripted.0, String::from_utf8(out).unwrap(), ended)
    }

    #[test]
    fn each_key_does_what_it_says() {
        let (done, seen, ended) = played("xa\x1b[Asr2\rToo bold.\r");
        assert_eq!(done, ["accept 0", "reject 2 refuted: Too bold."]);
        assert_eq!(ended, Ended::Done);
        let wanted = "\n[1 of 3] claim-0\na accept, r reject, s skip, q quit, ? help: a\nadded a review\n";
        assert!(seen.starts_with(wanted), "{seen}");
        assert!(seen.ends_with("\n1 accepted, 1 rejected, 1 skipped; 0 claims left\n"), "{seen}");
        assert!(!seen.contains("\u{1b}[2J"), "what a record says does nothing to a terminal: {seen}");
    }

    #[test]
    fn what_cannot_be_done_is_said_and_asked_again() {
        let (done, seen, _) = played("sar7\rNo.\rs?q");
        assert_eq!(done, [""; 0]);
        assert!(seen.contains("it has an error\na accept"), "{seen}");
        assert!(seen.contains("superseded by what?\na accept"), "{seen}");
        assert!(seen.contains("  q  quit: what was written so far stays\na accept"), "{seen}");
        assert!(seen.ends_with("0 accepted, 0 rejected, 2 skipped; 1 claim left\n"), "{seen}");
    }

    #[test]
    fn a_rejection_without_a_status_or_a_reason_leaves_the_claim() {
        for keys in ["r\rq", "r2\r \rq", "r9\r\x1b[B\rq", "r2\rab\x7f\x7f\x7f\rq", "r\x04q", "r3\r\x04q"] {
            let (done, seen, ended) = played(keys);
            assert_eq!((done.as_slice(), ended), (&[] as &[String], Ended::Done), "{keys:?}");
            assert!(seen.contains("nothing was changed\na accept"), "{keys:?}: {seen}");
        }
    }

    #[test]
    fn a_status_is_named_by_its_number_its_name_or_its_first_letters() {
        for typed in ["2", "refuted", "Refuted ", "ref"] {
            assert_eq!(played(&format!("r{typed}\rNo.\rq")).0, ["reject 0 refuted: No."], "{typed}");
        }
        let (done, seen, _) = played("rre\rbecause the minutes say so\r\rq");
        assert_eq!(done, [""; 0], "what is typed into the prompt is no key: {seen}");
        assert!(seen.contains("`re` is none of these\nwhich status"), "{seen}");
        assert!(seen.contains("`because the minutes say so` is none of these\n"), "{seen}");
    }

    #[test]
    fn a_reason_can_be_mended_while_it_is_typed() {
        let (done, seen, _) = played("r1\rnö\x7fo\u{7f}ot sure\rq");
        assert_eq!(done, ["reject 0 unverified: not sure"]);
        assert!(seen.contains("\r\u{1b}[Kwhy? readers will ask: n"), "{seen:?}");
    }

    #[test]
    fn every_way_out_ends_and_keeps_what_was_done() {
        for (keys, ended, times) in [
            ("", Ended::Done, 0),
            ("q", Ended::Done, 0),
            ("a\x04", Ended::Done, 1),
            ("a\x03", Ended::Interrupted, 1),
            ("ar\x03", Ended::Interrupted, 1),
            ("ar2why\x03", Ended::Interrupted, 1),
            ("asa", Ended::Done, 2),
        ] {
            let (done, seen, how) = played(keys);
            assert_eq!((how, done.len()), (ended, times), "{keys:?}");
            assert!(seen.ends_with(" left\n"), "{keys:?}: {seen}");
        }
    }
}
