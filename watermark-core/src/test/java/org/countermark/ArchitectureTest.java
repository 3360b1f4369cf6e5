package org.countermark;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.security.SecureRandom;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the arrows between the packages of this module, as docs/architecture.md draws them. */
class ArchitectureTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.countermark");

    @Test
    void arrowsPointOneWay() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("stats")
                .definedBy("org.countermark.stats..")
                .layer("scheme")
                .definedBy("org.countermark.scheme..")
                .layer("keys")
                .definedBy("org.countermark.keys..")
                .layer("contract")
                .definedBy("org.countermark.contract..")
                .layer("token")
                .definedBy("org.countermark.token..")
                .layer("power")
                .definedBy("org.countermark.power..")
                .layer("proxy")
                .definedBy("org.countermark.proxy..")
                .layer("registry")
                .definedBy("org.countermark.registry..")
                .layer("embed")
                .definedBy("org.countermark.embed..")
                .layer("detect")
                .definedBy("org.countermark.detect..")
                .layer("trace")
                .definedBy("org.countermark.trace..")
                .layer("student")
                .definedBy("org.countermark.student..")
                .layer("evidence")
                .definedBy("org.countermark.evidence..")
                .whereLayer("evidence")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("embed")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("trace")
                .mayOnlyBeAccessedByLayers("evidence")
                .whereLayer("student")
                .mayOnlyBeAccessedByLayers("evidence")
                .whereLayer("detect")
                .mayOnlyBeAccessedByLayers("trace", "student", "evidence")
                .whereLayer("power")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("registry")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("contract")
                .mayOnlyBeAccessedByLayers("embed", "detect", "trace", "student")
                .whereLayer("proxy")
                .mayOnlyBeAccessedByLayers("detect")
                .whereLayer("token")
                .mayOnlyBeAccessedByLayers("proxy", "contract", "embed", "detect", "trace", "student")
                .whereLayer("keys")
                .mayOnlyBeAccessedByLayers("contract", "embed", "detect", "trace", "student", "evidence")
                .whereLayer("scheme")
                .mayOnlyBeAccessedByLayers("keys", "contract", "embed", "detect", "power", "trace", "student")
                .check(CORE);
    }

    /** What a bundle is made of stands by itself, and knows of no bundle. */
    @Test
    void evidenceIsBuiltFromBelow() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("json")
                .definedBy("org.countermark.evidence.json..")
                .layer("seal")
                .definedBy("org.countermark.evidence.seal..")
                .layer("time")
                .definedBy("org.countermark.evidence.time..")
                .layer("log")
                .definedBy("org.countermark.evidence.log..")
                .layer("commit")
                .definedBy("org.countermark.evidence.commit..")
                .layer("bundle")
                .definedBy("org.countermark.evidence.bundle..")
                .whereLayer("bundle")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("commit")
                .mayOnlyBeAccessedByLayers("bundle")
                .whereLayer("log")
                .mayOnlyBeAccessedByLayers("commit", "bundle")
                .whereLayer("time")
                .mayOnlyBeAccessedByLayers("commit", "bundle")
                .whereLayer("seal")
                .mayOnlyBeAccessedByLayers("commit", "bundle")
                .whereLayer("json")
                .mayOnlyBeAccessedByLayers("seal", "commit", "bundle")
                .check(CORE);
    }

    @Test
    void statisticsKnowNothingOfWatermarks() {
        noClasses()
                .that(resideInAPackage("org.countermark.stats.."))
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.countermark..").and(not(resideInAPackage("org.countermark.stats.."))))
                .check(CORE);
    }

    /** An estimate of probabilities must be a function of the text alone: it may not see a key, nor what is scored. */
    @Test
    void proxiesKnowNothingOfKeys() {
        noClasses()
                .that(resideInAPackage("org.countermark.proxy.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.countermark..")
                        .and(not(resideInAPackage("org.countermark.proxy..")))
                        .and(not(resideInAPackage("org.countermark.token..")))
                        .and(not(resideInAPackage("org.countermark.internal.."))))
                .check(CORE);
    }

    /** Who carries which payload is the provider's business: it depends on no key, and no key on it. */
    @Test
    void registriesKnowNothingOfKeys() {
        noClasses()
                .that(resideInAPackage("org.countermark.registry.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.countermark..")
                        .and(not(resideInAPackage("org.countermark.registry..")))
                        .and(not(resideInAPackage("org.countermark.internal.."))))
                .check(CORE);
    }

    /** A suspect's units may be chosen by their context, never by context and token, which would convict the innocent. */
    @Test
    void studentsAreNotChosenByToken() {
        noClasses()
                .that(resideInAPackage("org.countermark.student.."))
                .should()
                .callMethodWhere(target(nameMatching("modal"))
                        .and(target(owner(resideInAnyPackage("org.countermark.token..", "org.countermark.detect..")))))
                .check(CORE);
    }

    /** Detection must give the same bytes on every machine: plain {@link Math} may differ in the last bit. */
    @Test
    void detectionUsesStrictMathOnly() {
        DescribedPredicate<JavaCall<?>> transcendental = target(owner(equivalentTo(Math.class)))
                .and(target(nameMatching("exp|expm1|log|log10|log1p|pow|sin|cos|tan|sinh|cosh|tanh|cbrt|hypot")));
        noClasses()
                .that()
                .resideInAnyPackage(
                        "org.countermark.stats..",
                        "org.countermark.detect..",
                        "org.countermark.contract..",
                        "org.countermark.power..",
                        "org.countermark.proxy..",
                        "org.countermark.student..",
                        "org.countermark.token..",
                        "org.countermark.trace..")
                .should()
                .callMethodWhere(transcendental)
                .check(CORE);
    }

    /** Randomness is an argument; {@link SecureRandom}, which keys are made from, happens to extend {@link Random}. */
    @Test
    void theLibraryIsQuietAndHasNoGlobals() {
        noClasses()
                .should()
                .dependOnClassesThat(assignableTo(Random.class).and(not(assignableTo(SecureRandom.class))))
                .orShould()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(CORE);
    }
}
