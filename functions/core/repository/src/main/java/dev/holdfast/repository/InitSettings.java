package dev.holdfast.repository;

import dev.holdfast.repository.crypto.ScryptCost;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What is needed to create a repository, or a further key file.
 *
 * @param random makes the master key, salts and the chunker's polynomial
 * @param clock dates the key file; nothing depends on it
 * @param cost how much work one try of a password is
 * @param username noted in the key file, for people
 * @param hostname noted in the key file, for people
 */
public record InitSettings(
        SecureRandom random, InstantSource clock, ScryptCost cost, String username, String hostname) {
    /** Keys that cost about a third of a second and 64 MiB to try. */
    public static InitSettings of(SecureRandom random, InstantSource clock, String hostname) {
        return new InitSettings(random, clock, ScryptCost.STRONG, "holdfast", hostname);
    }

    /** The same with another cost of a try. */
    public InitSettings withCost(ScryptCost other) {
        return new InitSettings(random, clock, other, username, hostname);
    }
}
