package dev.holdfast.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.opentest4j.TestAbortedException;

/** One copy of the modules and the providers that they need, for all tests of this JVM. */
final class Workshop {
    /**
     * A Terraform CLI configuration file that names a mirror of providers, for where the registry cannot be reached. Schemas are
     * enough: nothing is applied but to mocks.
     */
    private static final String MIRROR = "HOLDFAST_TERRAFORM_MIRROR";

    /** They are pure, or built from what every Terraform has in itself: these are tried everywhere. */
    private static final Set<String> WITHOUT_PROVIDERS =
            Set.of("examples/bring-your-own-s3", "location-azure/rights", "location-s3/rights", "stack/install");

    private static final Pattern SETTINGS =
            Pattern.compile("(?ms)^provider \"(?<name>\\w+)\" \\{\n(?<alias>  alias +=[^\n]*\n)?.*?^\\}\n");

    private final TerraformProgram bare;
    private final Checkout checkout;
    private final Set<String> ready = new HashSet<>();
    private final Map<String, ModuleTests> tests = new HashMap<>();
    private Providers providers = new NotAsked();

    private Workshop(TerraformProgram bare, Checkout checkout) {
        this.bare = bare;
        this.checkout = checkout;
    }

    private sealed interface Providers {}

    private record NotAsked() implements Providers {}

    private record There(TerraformProgram terraform, String whose) implements Providers {}

    private record Missing(String why) implements Providers {}

    private static final class Holder {
        static final Workshop ONE = open();
    }

    /** The one; the test is skipped where there is no terraform. */
    static Workshop get() {
        TerraformProgram.findOrSkipTest();
        return Holder.ONE;
    }

    Checkout checkout() {
        return checkout;
    }

    /** Terraform as it is, for modules that need no provider. */
    TerraformProgram bare() {
        return bare;
    }

    /** A module's folder that is initialised; the test is skipped where its providers cannot be had. */
    synchronized Path ready(String module) throws IOException, InterruptedException {
        Path folder = checkout.module(module);
        if (ready.add(module)) {
            of(module).runOrFail(folder, "init", "-backend=false", "-no-color");
        }
        return folder;
    }

    /** Terraform with what the module needs. */
    synchronized TerraformProgram of(String module) throws IOException, InterruptedException {
        return WITHOUT_PROVIDERS.contains(module) ? bare : terraform();
    }

    /** What the module's own tests came to; they run once. */
    synchronized ModuleTests tests(String module) throws IOException, InterruptedException {
        ModuleTests known = tests.get(module);
        if (known == null) {
            known = ModuleTests.of(of(module), ready(module));
            tests.put(module, known);
        }
        return known;
    }

    /** One run of them, for what it left. */
    ModuleRun run(String module, String name) throws IOException, InterruptedException {
        return tests(module).runs().stream()
                .filter(run -> run.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(module + " has no run " + name));
    }

    /** Terraform with providers: the registry's, else those of a mirror; the test is skipped where there are none. */
    private synchronized TerraformProgram terraform() throws IOException, InterruptedException {
        if (providers instanceof NotAsked) {
            providers = find();
        }
        return switch (providers) {
            case There there -> there.terraform();
            case Missing(String why) -> throw new TestAbortedException(why);
            case NotAsked() -> throw new IllegalStateException();
        };
    }

    /**
     * Applies a module that makes nothing, and answers with what it puts out.
     *
     * @param variables such as {@code -var=name=value}
     */
    synchronized JsonNode outputs(String module, String... variables) throws IOException, InterruptedException {
        Path folder = ready(module);
        List<String> arguments = new ArrayList<>(List.of("apply", "-auto-approve", "-no-color"));
        arguments.addAll(List.of(variables));
        bare.runOrFail(folder, arguments.toArray(String[]::new));
        return new ObjectMapper().readTree(bare.runOrFail(folder, "output", "-json", "-no-color"));
    }

    /**
     * What a module that needs no provider would put out, if it were applied: it is planned only.
     *
     * @param variables by name, as JSON
     */
    synchronized JsonNode planned(String module, JsonNode variables) throws IOException, InterruptedException {
        Path folder = ready(module);
        Files.writeString(folder.resolve("planned.tfvars.json"), variables.toString());
        bare.runOrFail(folder, "plan", "-no-color", "-var-file=planned.tfvars.json", "-out=planned.bin");
        return new ObjectMapper()
                .readTree(bare.runOrFail(folder, "show", "-json", "-no-color", "planned.bin"))
                .path("planned_values")
                .path("outputs");
    }

    private Providers find() throws IOException, InterruptedException {
        // Asks for the providers of all modules at once.
        Path all = checkout.module("examples/aws-eks+azure");
        Path cache = Files.createDirectories(checkout.root().resolveSibling("plugins"));
        TerraformProgram real = bare.with("TF_PLUGIN_CACHE_DIR", cache.toString())
                .with("TF_REGISTRY_CLIENT_TIMEOUT", "15")
                .with("TF_REGISTRY_DISCOVERY_RETRY", "0");
        TerraformProgram.Answer answer = real.run(all, "init", "-backend=false", "-no-color");
        if (answer.status() == 0) {
            return new There(real, "the registry's");
        }
        String mirror = System.getenv().getOrDefault(MIRROR, "");
        if (mirror.isBlank()) {
            return new Missing("Terraform's providers cannot be had here: the registry does not answer, and " + MIRROR
                    + " names no Terraform CLI configuration file with a mirror of them.");
        }
        withoutSettings(all.resolve("providers.tf"));
        return new There(bare.with("TF_CLI_CONFIG_FILE", mirror), "those of " + mirror);
    }

    /** A mirror of schemas knows what providers make, and not their own settings: accounts, regions, features. */
    private static void withoutSettings(Path file) throws IOException {
        String text = SETTINGS.matcher(Files.readString(file)).replaceAll("provider \"${name}\" {\n${alias}}\n");
        Files.writeString(file, text);
    }

    private static Workshop open() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "workshop")).toAbsolutePath();
            return new Workshop(
                    TerraformProgram.findOrSkipTest(),
                    Checkout.in(Files.createTempDirectory(folder, "run").resolve("checkout")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
