package io.ballast.journal;

/**
 * What makes a journal self-contained.
 *
 * @param createdTimeNs       engine time at which the session began, in ns since the epoch
 * @param sessionEpoch        number of the session, part of every client order id: 0..65535
 * @param engineVersion       version of the engine that wrote it
 * @param gitRevision         revision that engine was built from
 * @param configurationSha256 hash of {@code configuration}, in hex
 * @param predecessor         the journal that this session resumed, or empty
 * @param configuration       YAML, resolved: every default filled in, reference data included
 */
public record SessionHeader(
        long createdTimeNs,
        int sessionEpoch,
        String engineVersion,
        String gitRevision,
        String configurationSha256,
        String predecessor,
        String configuration) {}
