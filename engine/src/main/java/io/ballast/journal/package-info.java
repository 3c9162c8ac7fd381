/**
 * Floor 5. The journal: one directory per session, one Chronicle Queue file in it, one document per input.
 *
 * <pre>
 *  JournalWriter ──▶ Chronicle Queue ──▶ file.cq4 ──▶ FileWindow ──▶ JournalReader ──▶ JournalDocument
 *   one thread        memory mapping                  plain reads      walks frames      reused flyweight
 *
 *  file.cq4 │ frame │ Chronicle's own │ frame │ HEADER −1 │ frame │ INPUT 0 │ … │ frame │ TRAILER n │ zeros …
 * </pre>
 *
 * <p>Only the writer uses Chronicle. The reader walks the file itself with bounded plain reads, because what must read
 * a journal after a crash must not map a file that may be shorter than it says, extend it, or wait for a lock that a
 * dead process holds.
 */
@NullMarked
package io.ballast.journal;

import org.jspecify.annotations.NullMarked;
