package dev.holdfast.lab.azure.worm;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What a check needs.
 *
 * @param azurite its account's endpoint, such as {@code http://127.0.0.1:10000/account}
 * @param account the name of the account, the same in Azurite and in the check
 * @param base64Key the account's key, the same in both
 * @param index a file that keeps the versions; a check that gets the same file and the same Azurite goes on
 * @param clock for policies and signatures; the Date of answers is the machine's
 */
public record WormSettings(URI azurite, String account, String base64Key, Path index, InstantSource clock) {
    @Override
    public String toString() {
        return "a WORM check of " + azurite;
    }
}
