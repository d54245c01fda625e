package dev.holdfast.lab.azure;

import dev.holdfast.lab.azure.worm.WormCheck;
import dev.holdfast.lab.azure.worm.WormSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

/**
 * An Azure account on this machine: Azurite and the WORM check in front of it, started and stopped together.
 */
public final class AzureLab implements AutoCloseable {
    /** The account's name. */
    public static final String ACCOUNT = "holdfastlab";

    private final AzuriteServer azurite;
    private final WormSettings settings;
    private WormCheck check;

    private AzureLab(AzuriteServer azurite, WormSettings settings) {
        this.azurite = azurite;
        this.settings = settings;
        this.check = WormCheck.start(settings);
    }

    /**
     * Starts both, after getting Azurite if need be.
     *
     * @param folder for the data of both
     * @param environment of this process
     * @param random for the account's key
     * @param progress told what takes longer than a second
     * @throws dev.holdfast.lab.parts.MissingPartException if Azurite cannot be had here
     */
    public static AzureLab start(
            Path folder, Map<String, String> environment, SecureRandom random, Consumer<String> progress)
            throws InterruptedException {
        AzuriteInstallation installation = AzuriteInstallation.find(environment, progress);
        byte[] key = new byte[64];
        random.nextBytes(key);
        String base64 = Base64.getEncoder().encodeToString(key);
        AzuriteServer azurite = AzuriteServer.start(installation, folder.resolve("azurite"), ACCOUNT, base64);
        return new AzureLab(
                azurite,
                new WormSettings(
                        azurite.endpoint(), ACCOUNT, base64, folder.resolve("versions.jsonl"), InstantSource.system()));
    }

    /** The account, as clients see it. */
    public WormCheck account() {
        return check;
    }

    /** Stops the check and starts another on the same port with the same index, as after a crash of it. */
    public void restartCheck() {
        int port = check.endpoint().getPort();
        check.close();
        check = WormCheck.start(settings, port);
    }

    @Override
    public void close() {
        check.close();
        azurite.close();
    }
}
