package dev.holdfast.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.holdfast.architecture.Holdfast.CLASSES;

import org.junit.jupiter.api.Test;

/** Who may know whom. */
class DependencyRulesTest {
    private static final String[] FUNCTIONS = {
        "dev.holdfast.snapshot..",
        "dev.holdfast.etcdsnapshot..",
        "dev.holdfast.replicate..",
        "dev.holdfast.restoretest..",
        "dev.holdfast.restore..",
        "dev.holdfast.report..",
        "dev.holdfast.reconcile.."
    };

    @Test
    void theDomainKnowsNothingButJava() {
        classes()
                .that()
                .resideInAPackage("dev.holdfast.domain..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "dev.holdfast.domain..")
                .check(CLASSES);
    }

    @Test
    void theStoreKnowsOnlyTheDomain() {
        classes()
                .that()
                .resideInAPackage("dev.holdfast.store")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations", "dev.holdfast.domain..", "dev.holdfast.store")
                .check(CLASSES);
    }

    @Test
    void adaptersDoNotKnowEachOther() {
        slices().matching("dev.holdfast.store.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void nounsDoNotKnowVerbs() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.holdfast.domain..",
                        "dev.holdfast.events..",
                        "dev.holdfast.store..",
                        "dev.holdfast.repository..",
                        "dev.holdfast.keys..",
                        "dev.holdfast.evidence..",
                        "dev.holdfast.kubernetes..",
                        "dev.holdfast.etcd..",
                        "dev.holdfast.throwaway..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.holdfast.steps..", "dev.holdfast.runtime..", "dev.holdfast.cli..")
                .check(CLASSES);
    }

    @Test
    void theRepositoryKnowsOnlyStoreAndDomain() {
        noClasses()
                .that()
                .resideInAPackage("dev.holdfast.repository..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.holdfast.kubernetes..",
                        "dev.holdfast.etcd..",
                        "dev.holdfast.events..",
                        "dev.holdfast.evidence..",
                        "dev.holdfast.keys..",
                        "dev.holdfast.throwaway..")
                .check(CLASSES);
    }

    @Test
    void replicationHoldsNoKey() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.holdfast.replicate..",
                        "dev.holdfast.steps.replicate..",
                        "dev.holdfast.repository.replication..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.holdfast.keys..", "dev.holdfast.repository.crypto..")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.holdfast.repository.Repository")
                .check(CLASSES);
    }

    @Test
    void cloudSdksStayInTheirAdapters() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "dev.holdfast.store.s3..",
                        "dev.holdfast.store.azure..",
                        "dev.holdfast.keys..",
                        "dev.holdfast.lab..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("software.amazon..", "com.azure..")
                .check(CLASSES);
    }

    @Test
    void theKubernetesClientStaysInItsModules() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.holdfast.kubernetes..", "dev.holdfast.throwaway..", "dev.holdfast.lab..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.fabric8..")
                .check(CLASSES);
    }

    @Test
    void theClientOfEtcdStaysInItsModule() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.holdfast.etcd..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.grpc..", "io.netty..")
                .check(CLASSES);
    }

    @Test
    void etcdKnowsOnlyTheDomain() {
        noClasses()
                .that()
                .resideInAPackage("dev.holdfast.etcd..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.holdfast.repository..",
                        "dev.holdfast.store..",
                        "dev.holdfast.kubernetes..",
                        "dev.holdfast.throwaway..",
                        "dev.holdfast.events..")
                .check(CLASSES);
    }

    @Test
    void quarkusStaysInRuntimeAndFunctions() {
        noClasses()
                .that()
                .resideOutsideOfPackages(with("dev.holdfast.runtime.."))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta..", "io.vertx..")
                .check(CLASSES);
    }

    @Test
    void noFunctionKnowsAnother() {
        slices().matching("dev.holdfast.(snapshot|replicate|restoretest|restore|report|reconcile)..")
                .should()
                .notDependOnEachOther()
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.holdfast.(**)").should().beFreeOfCycles().check(CLASSES);
    }

    private static String[] with(String more) {
        String[] all = new String[FUNCTIONS.length + 1];
        System.arraycopy(FUNCTIONS, 0, all, 0, FUNCTIONS.length);
        all[FUNCTIONS.length] = more;
        return all;
    }
}
