package io.ballast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The house of the design: a package uses only what stands on floors below its own. */
class FloorsTest {
    private static final String ROOT = "io.ballast.";
    private static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry("state", 0),
            Map.entry("math", 1),
            Map.entry("instrument", 1),
            Map.entry("settings", 1),
            Map.entry("counter", 1),
            Map.entry("message", 2),
            Map.entry("slot", 2),
            Map.entry("position", 3),
            Map.entry("estimator", 3),
            Map.entry("signal", 3),
            Map.entry("margin", 3),
            Map.entry("ingest", 4),
            Map.entry("index", 4),
            Map.entry("hedge", 4),
            Map.entry("order", 4),
            Map.entry("journal", 5),
            Map.entry("gateway", 5),
            Map.entry("telemetry", 5),
            Map.entry("pipeline", 6),
            Map.entry("launch", 7),
            Map.entry("cli", 8));
    /** Finance knows prices and quantities, not the ring. */
    private static final List<String> NO_SLOT = List.of("position", "estimator", "signal", "margin");

    private static final List<String> STAGES = List.of("ingest", "index", "hedge", "order");

    private static final JavaClasses ENGINE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.ballast");

    @Test
    void shouldStandOnLowerFloorsOnly() {
        assertThat(ENGINE).isNotEmpty();
        final List<String> broken = new ArrayList<>();
        for (final JavaClass user : ENGINE) {
            for (final Dependency dependency : user.getDirectDependenciesFromSelf()) {
                final JavaClass used = dependency.getTargetClass().getBaseComponentType();
                if (used.getPackageName().startsWith(ROOT) && !mayUse(roomOf(user), roomOf(used))) {
                    broken.add(dependency.getDescription());
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    private static boolean mayUse(final String user, final String used) {
        if (user.equals(used)) {
            return true;
        }
        if (NO_SLOT.contains(user) && used.equals("slot")) {
            return false;
        }
        return FLOORS.get(used) < FLOORS.get(user);
    }

    /** The part of the name behind io.ballast: rooms below it belong to it. */
    private static String roomOf(final JavaClass javaClass) {
        final String room = javaClass.getPackageName().substring(ROOT.length()).replaceAll("\\..*", "");
        assertThat(FLOORS).as("every package has a floor").containsKey(room);
        return room;
    }

    @Test
    void shouldKeepTheWallBetweenStages() {
        for (final String stage : STAGES) {
            for (final String other : STAGES) {
                if (!stage.equals(other)) {
                    noClasses()
                            .that()
                            .resideInAPackage(ROOT + stage + "..")
                            .should()
                            .dependOnClassesThat()
                            .resideInAPackage(ROOT + other + "..")
                            .because("stages speak only through the slot")
                            .check(ENGINE);
                }
            }
        }
    }

    @Test
    void shouldHaveNoPackageCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(ENGINE);
    }

    @Test
    void shouldKeepChronicleInsideTheJournal() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + "journal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("net.openhft..")
                .check(ENGINE);
    }

    @Test
    void shouldWriteNothingByHandInTheMessagePackage() {
        assertThat(Sources.main())
                .as("codecs are generated from the schema")
                .noneMatch(source -> source.path().contains("io/ballast/message/"));
    }

    @Test
    void shouldLetOnlyIngestDecodeInputsAndOnlyOrderEncodeOutputs() {
        for (final String stage : List.of("index", "hedge")) {
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + stage + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "message..")
                    .check(ENGINE);
        }
    }
}
