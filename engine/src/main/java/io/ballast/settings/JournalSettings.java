package io.ballast.settings;

/**
 * The journal.
 *
 * @param directory        an absent or empty directory; one session, one directory
 * @param blockBytes       unit in which its file is mapped and grown
 * @param minFreeDiskBytes below this no new risk is taken; a full disk would kill the process
 * @param checkpoints      how often the stages write down their state
 */
public record JournalSettings(
        String directory, long blockBytes, long minFreeDiskBytes, CheckpointSettings checkpoints) {}
