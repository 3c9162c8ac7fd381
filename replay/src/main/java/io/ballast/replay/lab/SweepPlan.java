package io.ballast.replay.lab;

import io.ballast.launch.Setting;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sweep is to run: each combination on each journal.
 *
 * @param journals      whose markets are played
 * @param configuration that the settings change; null: the one in each journal's header
 * @param combinations  settings of one run each, at least one
 */
record SweepPlan(List<Path> journals, @Nullable Path configuration, List<List<Setting>> combinations) {
    SweepPlan {
        journals = List.copyOf(journals);
        combinations = List.copyOf(combinations);
    }
}
