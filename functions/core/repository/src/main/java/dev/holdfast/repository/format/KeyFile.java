package dev.holdfast.repository.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.holdfast.repository.crypto.Nonces;
import dev.holdfast.repository.crypto.PasswordKey;
import dev.holdfast.repository.crypto.ScryptCost;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.store.ObjectKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;

/**
 * A file under {@code keys/}: the master key, sealed with a key that one password yields. Several may hold the same master key.
 *
 * @param salt 64 bytes
 * @param data the sealed master key
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record KeyFile(
        OffsetDateTime created, String username, String hostname, ScryptCost cost, byte[] salt, byte[] data) {
    /** The largest file that is read as a key file; genuine ones have half a kilobyte. */
    public static final int LARGEST = 64 << 10;

    /** Who makes a key file, for people. */
    public record Maker(String username, String hostname, Instant now) {}

    /** Seals {@code master} with a password. */
    public static KeyFile wrap(SealingKey master, byte[] password, ScryptCost cost, SecureRandom random, Maker maker) {
        byte[] salt = new byte[PasswordKey.SALT];
        random.nextBytes(salt);
        Nonces nonces = new Nonces(random);
        SealingKey wrapping = PasswordKey.derive(password, salt, cost);
        byte[] data = wrapping.seal(nonces.next(), MasterKeyJson.encode(master));
        return new KeyFile(maker.now().atOffset(ZoneOffset.UTC), maker.username(), maker.hostname(), cost, salt, data);
    }

    /** The master key, if {@code password} is the one. Takes the time and memory that {@link #cost} asks for. */
    public Optional<SealingKey> unwrap(ObjectKey file, byte[] password) {
        SealingKey wrapping = PasswordKey.derive(password, salt, cost);
        byte[] plain = new byte[Math.max(0, data.length - SealingKey.OVERHEAD)];
        if (!wrapping.open(SealingKey.Span.of(data), plain, 0)) {
            return Optional.empty();
        }
        return Optional.of(MasterKeyJson.decode(file, plain));
    }

    /** The file's bytes. */
    public byte[] encode() {
        GoJson json = new GoJson(1024).raw("{\"created\":").string(GoTime.format(created));
        json.raw(",\"username\":").string(username).raw(",\"hostname\":").string(hostname);
        json.raw(",\"kdf\":\"scrypt\",\"N\":").number(cost.n());
        json.raw(",\"r\":").number(cost.r()).raw(",\"p\":").number(cost.p());
        json.raw(",\"salt\":").string(Base64.getEncoder().encodeToString(salt));
        json.raw(",\"data\":").string(Base64.getEncoder().encodeToString(data)).raw("}");
        return json.toBytes();
    }

    /**
     * Reads the file.
     *
     * @throws RepositoryException.Damaged if it is malformed, or asks for absurd amounts of work
     */
    public static KeyFile decode(ObjectKey file, byte[] stored) {
        try (JsonParser json = StrictJson.parser(stored)) {
            KeyFileReader reader = new KeyFileReader();
            StrictJson.next(json, JsonToken.START_OBJECT);
            while (StrictJson.nextField(json)) {
                reader.field(json);
            }
            StrictJson.end(json);
            return reader.file();
        } catch (IOException | IllegalArgumentException e) {
            throw new RepositoryException.Damaged(file, "not a key file: " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return "key file of " + username + "@" + hostname + ", " + created;
    }
}
