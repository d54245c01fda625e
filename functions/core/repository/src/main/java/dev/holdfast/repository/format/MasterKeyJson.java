package dev.holdfast.repository.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.holdfast.repository.crypto.SealingKey;
import dev.holdfast.store.ObjectKey;
import java.io.IOException;
import java.util.Base64;

/** The master key as key files seal it: <code>&#123;"mac":&#123;"k","r"&#125;,"encrypt"&#125;</code>. */
final class MasterKeyJson {
    private MasterKeyJson() {}

    static byte[] encode(SealingKey master) {
        Base64.Encoder base64 = Base64.getEncoder();
        GoJson json = new GoJson().raw("{\"mac\":{\"k\":").string(base64.encodeToString(master.macK()));
        json.raw(",\"r\":").string(base64.encodeToString(master.macR()));
        json.raw("},\"encrypt\":")
                .string(base64.encodeToString(master.encryption()))
                .raw("}");
        return json.toBytes();
    }

    static SealingKey decode(ObjectKey file, byte[] plain) {
        byte[] material = new byte[SealingKey.LENGTH];
        try (JsonParser json = StrictJson.parser(plain)) {
            StrictJson.next(json, JsonToken.START_OBJECT);
            int found = fields(json, material);
            StrictJson.end(json);
            if (found != 3) {
                throw new IOException("the master key is not whole");
            }
            return SealingKey.of(material);
        } catch (IOException | IllegalArgumentException e) {
            // The cause's message could show a part of the key.
            throw new RepositoryException.Damaged(file, "the password is right, but what it opens is no master key.");
        }
    }

    private static int fields(JsonParser json, byte[] material) throws IOException {
        int found = 0;
        while (StrictJson.nextField(json)) {
            switch (json.currentName()) {
                case "mac" -> {
                    StrictJson.next(json, JsonToken.START_OBJECT);
                    found += fields(json, material);
                }
                case "encrypt" -> found += part(json, material, 0, 32);
                case "k" -> found += part(json, material, 32, 16);
                case "r" -> found += part(json, material, 48, 16);
                default -> {
                    json.nextToken();
                    json.skipChildren();
                }
            }
        }
        return found;
    }

    private static int part(JsonParser json, byte[] material, int at, int length) throws IOException {
        byte[] bytes = Base64.getDecoder().decode(StrictJson.nextString(json));
        if (bytes.length != length) {
            throw new IOException("a part of the master key has a wrong length");
        }
        System.arraycopy(bytes, 0, material, at, length);
        return 1;
    }
}
