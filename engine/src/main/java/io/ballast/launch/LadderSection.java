package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.LadderSettings;
import io.ballast.settings.LadderStep;
import java.util.ArrayList;
import java.util.List;

/** Key {@code ladder} of an account: thresholds of the margin ladder, top-ups, and what a trade must leave. */
final class LadderSection {
    /** The steps as the file calls them, by place. */
    static final List<String> STEPS = List.of("warn", "topUp", "reduce", "kill");

    private static final int KILL = 3;
    private static final double MAX_SIGMAS = 100;

    private LadderSection() {}

    static LadderSettings read(final Section section) {
        final LadderSettings standard = LadderSettings.DEFAULT;
        return new LadderSettings(
                section.optional("enabled", Texts::onOff, standard.isEnabled()),
                steps(section),
                section.optional("topUpTo", sigmas(), standard.topUpSigmas()),
                section.optional("topUpWithin", duration(), standard.topUpDeadlineNs()),
                section.optional("sigmaBar", duration(), standard.sigmaBarNs()),
                section.optional("sigmaHalfLife", duration(), standard.sigmaHalfLifeNs()),
                section.optional("sigmaFloor", Ranges.real(0.0001, 10), standard.sigmaFloor()),
                section.optional("precheck", sigmas(), standard.precheckSigmas()),
                section.optional("precheckRatio", Ranges.share(1, Ppb.ONE), standard.precheckRatioPpb()),
                section.optional("stress", sigmas(), standard.stressSigmas()),
                section.optional("stressWithin", duration(), standard.stressHorizonNs()),
                section.optional("worstGap", Ranges.share(0, 10 * Ppb.ONE), standard.worstGapPpb()));
    }

    private static List<LadderStep> steps(final Section section) {
        final List<LadderStep> steps = new ArrayList<>();
        for (int i = 0; i < STEPS.size(); i++) {
            final Section member = section.optionalSection(STEPS.get(i));
            steps.add(step(member, LadderSettings.DEFAULT.steps().get(i), i == KILL));
            checkOrder(member, steps);
        }
        return steps;
    }

    private static LadderStep step(final Section section, final LadderStep standard, final boolean isKill) {
        if (isKill) {
            section.forbidden("leave", "only a person leaves it");
            section.forbidden("leaveRatio", "only a person leaves it");
        }
        final LadderStep step = new LadderStep(
                section.optional("sigmas", sigmas(), standard.enterSigmas()),
                section.optional("ratio", Ranges.share(1, Ppb.ONE), standard.enterRatioPpb()),
                isKill ? standard.leaveSigmas() : section.optional("leave", sigmas(), standard.leaveSigmas()),
                isKill
                        ? standard.leaveRatioPpb()
                        : section.optional("leaveRatio", Ranges.share(0, Ppb.ONE), standard.leaveRatioPpb()));
        if (!isKill && (step.leaveSigmas() <= step.enterSigmas() || step.leaveRatioPpb() >= step.enterRatioPpb())) {
            section.problem(
                    "",
                    "would be left where it is entered",
                    "set leave above sigmas and leaveRatio below ratio, so that it does not flicker");
        }
        return step;
    }

    private static void checkOrder(final Section member, final List<LadderStep> steps) {
        if (steps.size() == 1) {
            return;
        }
        final LadderStep last = steps.get(steps.size() - 1);
        final LadderStep before = steps.get(steps.size() - 2);
        if (last.enterSigmas() >= before.enterSigmas() || last.enterRatioPpb() <= before.enterRatioPpb()) {
            member.problem("", "is not nearer to liquidation than the step before", "lower sigmas and raise ratio");
        }
    }

    private static ValueType<Double> sigmas() {
        return Ranges.real(0.001, MAX_SIGMAS);
    }

    private static ValueType<Long> duration() {
        return Ranges.duration(Durations.SECOND_NS, 365 * Durations.DAY_NS);
    }
}
