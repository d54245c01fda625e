package dev.holdfast.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.Ports;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.ImageFormat;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import dev.holdfast.images.ImageContent.Placed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;

/**
 * Makes images: layers from what changes least to what changes most, run by nobody in particular, nothing in it that must be written but
 * {@code /tmp}. The same files make the same image, byte for byte.
 */
public final class ImageBuild {
    private static final String NOBODY = "65532:65532";
    private static final String TEMPORARY = "/tmp";
    private static final int PORT = 8080;
    private static final String NOTES = BuiltParts.APPLICATION + "/notes.aot";

    /**
     * What waits for requests in little memory; the share of the limit leaves room for what is not heap. Unless told, Java begins with a heap of a 64th of
     * the limit, ten megabytes, and cleans it up thirty times before it can answer anybody.
     */
    private static final List<String> JAVA_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-XX:InitialRAMPercentage=30",
            "-XX:MaxRAMPercentage=60",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final BaseImage base;
    private final Path cache;

    /**
     * @param base what images stand on
     * @param cache a folder for layers, which serve the next time too
     */
    public ImageBuild(BaseImage base, Path cache) {
        this.base = base;
        this.cache = cache;
    }

    /**
     * Makes one.
     *
     * @param name with its tag, such as {@code dev.local/holdfast/snapshot:v1}; with the target {@link ImageTarget.Registry} where it is
     *     pushed to
     * @return its digest, such as {@code sha256:...}, by which a registry serves it
     */
    public String make(ImageContent content, String name, ImageTarget target) throws InterruptedException {
        try (Scratch scratch = Scratch.make()) {
            ImageContent complete = complete(content, scratch.folder());
            JibContainerBuilder builder = onBase();
            Layers.of(complete).forEach(builder::addFileEntriesLayer);
            List<String> entrypoint = new ArrayList<>(List.of(java()));
            entrypoint.addAll(JAVA_OPTIONS);
            entrypoint.addAll(complete.start().arguments());
            JibContainer made = builder.setEntrypoint(entrypoint)
                    .setProgramArguments(List.of())
                    .setUser(NOBODY)
                    .setWorkingDirectory(AbsoluteUnixPath.get(TEMPORARY))
                    .setEnvironment(variables(content))
                    .setExposedPorts(Ports.parse(List.of(Integer.toString(PORT))))
                    .setFormat(format(target))
                    .addLabel("org.opencontainers.image.title", "holdfast-" + content.name())
                    .addLabel("org.opencontainers.image.licenses", "Apache-2.0")
                    .containerize(to(target, content.name(), name));
            return made.getDigest().toString();
        } catch (InvalidImageReferenceException | RegistryException | CacheDirectoryCreationException | IOException e) {
            throw new ImageException("The image " + name + " cannot be made: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            String why = e.getCause() == null ? e.getMessage() : e.getCause().getMessage();
            throw new ImageException("The image " + name + " cannot be made: " + why, e);
        }
    }

    /** With its bill of materials; and where it is known which Java will run it, with what that Java notes of a rehearsal. */
    private ImageContent complete(ImageContent content, Path scratch) throws IOException, InterruptedException {
        Path bill = scratch.resolve("bill");
        Files.write(bill, BillOfMaterials.of(content, base));
        ImageContent listed = content.with(List.of(new Placed(bill, BillOfMaterials.PLACE)), List.of());
        if (base instanceof BaseImage.Named || content.start().trial() instanceof Trial.None) {
            return listed;
        }
        Path java = JavaRuntime.ofThisMachine(cache).folder().resolve("bin/java");
        Path notes = new StartNotes(cache.resolve("notes"), java, JAVA_OPTIONS).of(content);
        return listed.with(List.of(new Placed(notes, NOTES)), List.of("-XX:AOTCache=" + NOTES));
    }

    private JibContainerBuilder onBase() throws InvalidImageReferenceException, IOException, InterruptedException {
        return switch (base) {
            case BaseImage.Named(String reference) -> Jib.from(reference);
            case BaseImage.ThisMachine _ -> {
                String processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
                JibContainerBuilder builder = Jib.fromScratch().setPlatforms(Set.of(new Platform(processor, "linux")));
                Layers.of(JavaRuntime.ofThisMachine(cache)).forEach(builder::addFileEntriesLayer);
                yield builder;
            }
        };
    }

    private String java() {
        return switch (base) {
            case BaseImage.Named _ -> "java";
            case BaseImage.ThisMachine _ -> JavaRuntime.PLACE + "/bin/java";
        };
    }

    /** Everything loads archives of Docker's kind; not everything those of OCI's. */
    private static ImageFormat format(ImageTarget target) {
        return switch (target) {
            case ImageTarget.Folder _ -> ImageFormat.Docker;
            case ImageTarget.Registry _ -> ImageFormat.OCI;
        };
    }

    private static Map<String, String> variables(ImageContent content) {
        Map<String, String> variables = new TreeMap<>(content.start().variables());
        variables.put("HOME", TEMPORARY);
        return variables;
    }

    private Containerizer to(ImageTarget target, String file, String name)
            throws InvalidImageReferenceException, IOException {
        Containerizer containerizer = switch (target) {
            case ImageTarget.Folder(Path folder) -> {
                Files.createDirectories(folder);
                yield Containerizer.to(
                        TarImage.at(folder.resolve(file + ".tar")).named(name));
            }
            case ImageTarget.Registry _ -> {
                RegistryImage image = RegistryImage.named(name);
                CredentialRetrieverFactory credentials =
                        CredentialRetrieverFactory.forImage(ImageReference.parse(name), _ -> {});
                image.addCredentialRetriever(credentials.dockerConfig());
                image.addCredentialRetriever(credentials.wellKnownCredentialHelpers());
                yield Containerizer.to(image);
            }
        };
        return containerizer
                .setToolName("holdfast")
                .setBaseImageLayersCache(cache.resolve("base-layers"))
                .setApplicationLayersCache(cache.resolve("layers"))
                .setAlwaysCacheBaseImage(true);
    }
}
