package dev.holdfast.repository.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.holdfast.domain.Sha256;
import dev.holdfast.repository.chunk.Polynomial;
import dev.holdfast.repository.crypto.Nonces;
import dev.holdfast.repository.crypto.SealingKey;
import java.io.IOException;
import java.security.SecureRandom;

/**
 * What the file {@code config} says.
 *
 * @param id 64 hexadecimal digits, random: which repository this is
 * @param polynomial by which files are cut
 */
public record ConfigFile(String id, Polynomial polynomial) {
    /** The only version that is written or read. */
    private static final int VERSION = 2;

    public ConfigFile {
        Sha256.parse(id);
    }

    /** The config of a new repository. */
    public static ConfigFile random(SecureRandom random) {
        byte[] id = new byte[Sha256.LENGTH];
        random.nextBytes(id);
        return new ConfigFile(Sha256.ofDigest(id).hex(), Polynomial.random(random));
    }

    /** The file's bytes; unlike indexes and snapshots it is never compressed. */
    public byte[] encode(SealingKey key, Nonces nonces) {
        GoJson json = new GoJson().raw("{\"version\":").number(VERSION).raw(",\"id\":");
        json.string(id)
                .raw(",\"chunker_polynomial\":")
                .string(polynomial.toString())
                .raw("}");
        return key.seal(nonces.next(), json.toBytes());
    }

    /**
     * Reads the file.
     *
     * @throws RepositoryException.Damaged if it is not authentic or malformed
     * @throws RepositoryException.Unsupported if it has another version
     */
    public static ConfigFile decode(SealingKey key, byte[] stored) {
        byte[] plain = new byte[Math.max(0, stored.length - SealingKey.OVERHEAD)];
        if (!key.open(SealingKey.Span.of(stored), plain, 0)) {
            throw new RepositoryException.Damaged(
                    RepositoryLayout.CONFIG,
                    "its authentication code is wrong. Take the genuine one from another copy; its digest stands in each receipt.");
        }
        try (JsonParser json = StrictJson.parser(plain)) {
            return read(json);
        } catch (IOException | IllegalArgumentException e) {
            throw new RepositoryException.Damaged(RepositoryLayout.CONFIG, "malformed: " + e.getMessage(), e);
        }
    }

    private static ConfigFile read(JsonParser json) throws IOException {
        long version = 0;
        String id = "";
        String polynomial = "";
        StrictJson.next(json, JsonToken.START_OBJECT);
        while (StrictJson.nextField(json)) {
            switch (json.currentName()) {
                case "version" -> version = StrictJson.nextCount(json, Integer.MAX_VALUE);
                case "id" -> id = StrictJson.nextString(json);
                case "chunker_polynomial" -> polynomial = StrictJson.nextString(json);
                default -> json.nextToken();
            }
            json.skipChildren();
        }
        StrictJson.end(json);
        if (version != VERSION) {
            throw new RepositoryException.Unsupported(
                    RepositoryLayout.CONFIG,
                    "format version " + version + "; only " + VERSION
                            + " is read. Version 1 can be raised with 'restic migrate upgrade_repo_v2'.");
        }
        return new ConfigFile(id, Polynomial.parse(polynomial));
    }
}
