package dev.holdfast.lab.azure.worm;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.stream.Collectors;

/** List Blobs: names in ascending order, the versions of a name from the oldest to the newest [REST]. */
final class Listing {
    private static final int MOST = 5000;

    private final Call call;
    private final Set<String> include;
    private final int limit;
    private final Marker marker;
    private final StringBuilder xml = new StringBuilder();
    private int count;

    /** Where a page begins: the first entry that the last one had no room for. */
    private record Marker(String name, String version) {
        static Marker parse(String text) {
            if (text.isEmpty()) {
                return new Marker("", "");
            }
            try {
                String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 2);
                return new Marker(parts[0], parts[1]);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException _) {
                throw new Refusal(AzureError.InvalidQueryParameterValue, "marker");
            }
        }

        String text() {
            return Base64.getUrlEncoder().encodeToString((name + "\n" + version).getBytes(StandardCharsets.UTF_8));
        }
    }

    Listing(Call call) {
        this.call = call;
        this.include = Arrays.stream(call.query().getOrDefault("include", "").split(","))
                .map(part -> part.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        this.limit = Math.min(MOST, Integer.parseInt(call.query().getOrDefault("maxresults", "" + MOST)));
        this.marker = Marker.parse(call.query().getOrDefault("marker", ""));
        if (call.query().containsKey("delimiter")) {
            throw new Refusal(AzureError.NotImplemented, "delimiter");
        }
    }

    String of(VersionIndex index) {
        String prefix = call.query().getOrDefault("prefix", "");
        String startFrom = call.query().getOrDefault("startfrom", "");
        String from = marker.name().compareTo(startFrom) > 0 ? marker.name() : startFrom;
        String next = fill(index.blobs(call.container(), prefix, from));
        return Xml.HEAD + "<EnumerationResults ContainerName=\"" + Xml.escape(call.container()) + "\">"
                + Xml.element("Prefix", prefix) + Xml.element("MaxResults", limit) + "<Blobs>" + xml + "</Blobs>"
                + Xml.element("NextMarker", next) + "</EnumerationResults>";
    }

    private String fill(NavigableMap<String, BlobHistory> blobs) {
        for (Map.Entry<String, BlobHistory> blob : blobs.entrySet()) {
            for (BlobVersion version : shown(blob.getValue())) {
                if (blob.getKey().equals(marker.name()) && version.id().compareTo(marker.version()) < 0) {
                    continue;
                }
                if (count++ == limit) {
                    return new Marker(blob.getKey(), version.id()).text();
                }
                render(blob.getKey(), version, blob.getValue());
            }
        }
        return "";
    }

    private List<BlobVersion> shown(BlobHistory history) {
        return include.contains("versions")
                ? history.versions()
                : history.current().stream().toList();
    }

    private void render(String name, BlobVersion version, BlobHistory history) {
        xml.append("<Blob>").append(Xml.element("Name", name)).append(Xml.element("VersionId", version.id()));
        if (history.isCurrent(version)) {
            xml.append(Xml.element("IsCurrentVersion", true));
        }
        xml.append("<Properties>")
                .append(Xml.element(
                        "Creation-Time",
                        HttpDate.format(history.versions().getFirst().modified())))
                .append(Xml.element("Last-Modified", HttpDate.format(version.modified())))
                .append(Xml.element("Etag", version.etag().replace("\"", "")))
                .append(Xml.element("Content-Length", version.size()))
                .append(Xml.element("Content-Type", version.contentType()))
                .append(Xml.element("Content-MD5", version.md5()))
                .append(Xml.element("BlobType", "BlockBlob"))
                .append(Xml.element("LeaseStatus", "unlocked"))
                .append(Xml.element("LeaseState", "available"))
                .append(Xml.element("ServerEncrypted", true));
        renderProtection(version.protection());
        xml.append("</Properties></Blob>");
    }

    private void renderProtection(Protection protection) {
        ImmutabilityPolicy policy = protection.policy();
        if (policy != null && include.contains("immutabilitypolicy")) {
            xml.append(Xml.element("ImmutabilityPolicyUntilDate", HttpDate.format(policy.until())))
                    .append(Xml.element("ImmutabilityPolicyMode", policy.mode().wire()));
        }
        if (protection.held() && include.contains("legalhold")) {
            xml.append(Xml.element("LegalHold", true));
        }
    }
}
