package dev.holdfast.lab.company;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Who lives in which namespace: the values for the files that are written once and filled in many times. */
final class Inhabitants {
    private Inhabitants() {}

    static List<Map<String, String>> teams() {
        return List.of(
                team("shop", "Ana Peña", "pt-PT"),
                team("payments", "Jörg Weiß", "de-AT"),
                team("warehouse", "山田 花子", "ja-JP"),
                team("analytics", "Ólafur Þórsson", "is-IS"),
                team("platform", "Nadia el-Fassi", "fr-MA"),
                team("people", "O'Brien, \\\"Mac\\\"", "en-IE"));
    }

    static List<Map<String, String>> applications() {
        return Stream.of(
                        in("shop", "storefront", "cart", "search", "recommendations", "checkout"),
                        in("payments", "gateway", "fraud", "invoices"),
                        in("warehouse", "inventory", "picking", "shipping", "returns"),
                        in("analytics", "collector", "reports"),
                        in("platform", "auth", "mail", "images"),
                        in("people", "payroll", "directory"))
                .flatMap(stream -> stream)
                .toList();
    }

    static List<Map<String, String>> databases() {
        return List.of(
                database("shop", "sessions", "redis"),
                database("payments", "ledger", "postgres"),
                database("warehouse", "stock", "postgres"),
                database("analytics", "events", "kafka"),
                database("analytics", "archive", "opensearch"));
    }

    static List<Map<String, String>> batches() {
        return Stream.of(
                        in("shop", "abandoned-carts"),
                        in("payments", "settle", "reconcile"),
                        in("warehouse", "count"),
                        in("analytics", "roll-up", "forget"),
                        in("people", "pay"))
                .flatMap(stream -> stream)
                .toList();
    }

    private static Stream<Map<String, String>> in(String namespace, String... names) {
        return Stream.of(names).map(name -> Map.of("namespace", namespace, "app", name));
    }

    private static Map<String, String> team(String namespace, String owner, String locale) {
        return Map.of("namespace", namespace, "owner", owner, "locale", locale);
    }

    private static Map<String, String> database(String namespace, String name, String engine) {
        return Map.of("namespace", namespace, "app", name, "engine", engine);
    }
}
