package io.ballast.launch;

import io.ballast.math.Ppb;
import io.ballast.settings.CandidateSettings;
import io.ballast.settings.LegSettings;
import io.ballast.settings.OverlayKind;
import java.util.ArrayList;
import java.util.List;

/** Key {@code candidates}: which contracts, alone or together, an overlay chooses from; without it each one alone. */
final class CandidatesSection {
    private static final int MAX_CANDIDATES = 64;

    private final OverlayHead head;
    private final List<LegSettings> contracts;
    private final Names names;
    private final boolean[] isUsed;

    private CandidatesSection(final OverlayHead head, final List<LegSettings> contracts, final LegBook book) {
        this.head = head;
        this.contracts = contracts;
        names = new Names(
                "contract of this overlay",
                contracts.stream()
                        .map(leg -> leg.instrumentId() < 0 ? "" : book.names().of(leg.instrumentId()))
                        .toList());
        isUsed = new boolean[contracts.size()];
    }

    /** @param contracts the overlay's legs but for those of spot */
    static List<CandidateSettings> read(
            final Section overlay, final OverlayHead head, final List<LegSettings> contracts, final LegBook book) {
        return new CandidatesSection(head, contracts, book).read(overlay);
    }

    private List<CandidateSettings> read(final Section overlay) {
        if (head.is(OverlayKind.PAIR) || head.is(OverlayKind.BASIS)) {
            overlay.forbidden(
                    "candidates", "a " + Words.lower(head.kind()) + " trades all its contracts and chooses none");
            return head.is(OverlayKind.PAIR) ? List.of(together()) : alone();
        }
        overlay.accept("candidates");
        if (!overlay.has("candidates")) {
            return alone();
        }
        final int before = overlay.problemCount();
        final Section section = overlay.section("candidates");
        final List<CandidateSettings> candidates = new ArrayList<>();
        section.checkNames(MAX_CANDIDATES);
        for (final String name : section.keys()) {
            candidates.add(candidate(section, name));
        }
        if (candidates.isEmpty() && !section.isAbsent()) {
            section.problem("", "has no candidate", "add one, such as main: [" + names.of(0) + "], or remove the key");
        } else if (overlay.problemCount() == before) {
            checkAllUsed(section);
        }
        return candidates;
    }

    private List<CandidateSettings> alone() {
        return contracts.stream()
                .map(leg -> new CandidateSettings(
                        names.of(leg.id() - contracts.get(0).id()), List.of(leg.id()), List.of(Ppb.ONE)))
                .toList();
    }

    private CandidateSettings together() {
        final List<Integer> legs = contracts.stream().map(LegSettings::id).toList();
        return new CandidateSettings(head.name(), legs, equalShares(legs.size()));
    }

    private CandidateSettings candidate(final Section section, final String name) {
        final List<Integer> places = new ArrayList<>();
        final List<Long> shares = new ArrayList<>();
        if (section.isMapping(name)) {
            readShares(section.section(name), places, shares);
        } else {
            places.addAll(section.list(name, names.reference()));
            shares.addAll(equalShares(places.size()));
        }
        if (places.size() > CandidateSettings.MAX_LEGS) {
            section.problem(
                    name,
                    "combines " + places.size() + " contracts",
                    "at most " + CandidateSettings.MAX_LEGS + " are allowed");
        }
        places.forEach(place -> isUsed[place] = true);
        final int firstId = contracts.get(0).id();
        return new CandidateSettings(
                name, places.stream().map(place -> firstId + place).toList(), shares);
    }

    private void readShares(final Section candidate, final List<Integer> places, final List<Long> shares) {
        final int before = candidate.problemCount();
        long sum = 0;
        for (final String key : candidate.keys()) {
            final int place = names.idOfKey(candidate, key);
            if (place >= 0) {
                places.add(place);
                shares.add(candidate.required(key, Ranges.share(1, Ppb.ONE), 1L));
                sum += shares.get(shares.size() - 1);
            }
        }
        if (sum != Ppb.ONE && candidate.problemCount() == before && !candidate.isAbsent()) {
            candidate.problem(
                    "", "the shares sum to " + Shares.format(sum), "change them so that they sum to exactly 100%");
        }
    }

    /** Equal shares, of which the last takes what does not divide. */
    private static List<Long> equalShares(final int count) {
        final List<Long> shares = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shares.add(i < count - 1 ? Ppb.ONE / count : Ppb.ONE - (count - 1) * (Ppb.ONE / count));
        }
        return shares;
    }

    private void checkAllUsed(final Section section) {
        for (int place = 0; place < isUsed.length; place++) {
            if (!isUsed[place]) {
                section.problem(
                        "",
                        "contract '" + names.of(place) + "' is in no candidate and would never be traded",
                        "add it to one, or remove it from the contracts");
            }
        }
    }
}
