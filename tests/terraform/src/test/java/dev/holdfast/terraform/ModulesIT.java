package dev.holdfast.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.opentest4j.TestAbortedException;

/** Terraform's own judgement of the modules. Each run of their tests is one test here. */
class ModulesIT {
    @Test
    void everyFileIsFormatted() throws Exception {
        Workshop workshop = Workshop.get();

        TerraformProgram.Answer answer = workshop.bare()
                .run(Checkout.ORIGINAL.resolve("terraform"), "fmt", "-check", "-diff", "-recursive", "-no-color");

        assertThat(answer.output()).isEmpty();
        assertThat(answer.status()).isZero();
    }

    /** A module that takes two providers of one kind is valid as part of an example only. */
    @TestFactory
    List<DynamicTest> isValid() {
        Workshop workshop = Workshop.get();
        List<String> modules = new ArrayList<>(workshop.checkout().modulesWith("", ".tf"));
        assertThat(modules).contains("examples/aws-eks+azure", "examples/bring-your-own-s3", "location-azure");
        modules.removeAll(List.of("location-s3", "stack"));
        return modules.stream()
                .map(module -> dynamicTest(module, () -> {
                    var answer = workshop.of(module).run(workshop.ready(module), "validate", "-no-color");
                    assertThat(answer.status()).as(answer.output()).isZero();
                }))
                .toList();
    }

    /**
     * Runs that pass are not all: a file that cannot be read declares none, and what cannot be torn down belongs to none. Modules whose
     * tests cannot be had are told of below.
     */
    @TestFactory
    List<DynamicTest> endsWell() {
        Workshop workshop = Workshop.get();
        return workshop.checkout().modulesWith("tests", ".tftest.hcl").stream()
                .map(module -> dynamicTest(module, () -> {
                    ModuleTests tests = workshop.tests(module);
                    assertThat(tests.others()).isEmpty();
                    assertThat(tests.runs()).isNotEmpty();
                    assertThat(tests.status()).isZero();
                }))
                .toList();
    }

    @TestFactory
    List<DynamicNode> prevents() throws Exception {
        Workshop workshop = Workshop.get();
        List<String> modules = workshop.checkout().modulesWith("tests", ".tftest.hcl");
        assertThat(modules).contains("location-s3", "location-azure", "stack", "stack/install");
        List<DynamicNode> nodes = new ArrayList<>();
        for (String module : modules) {
            nodes.add(testsOf(module, workshop));
        }
        return nodes;
    }

    /** A module whose tests cannot run is one test that says why: the others are none the worse for it. */
    private static DynamicNode testsOf(String module, Workshop workshop) throws Exception {
        try {
            return dynamicContainer(
                    module,
                    workshop.tests(module).runs().stream()
                            .map(run -> dynamicTest(module + ": " + run.name().replace('_', ' '), () -> {
                                assertThat(run.diagnostics()).isEmpty();
                                assertThat(run.status()).isEqualTo("pass");
                            })));
        } catch (TestAbortedException | AssertionError e) {
            return dynamicTest(module + ": all its tests", () -> {
                throw e;
            });
        }
    }
}
