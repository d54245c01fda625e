package dev.holdfast.lab.azure.worm;

/** The little XML that the service speaks. */
final class Xml {
    static final String HEAD = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";

    private Xml() {}

    static String element(String name, Object value) {
        return "<" + name + ">" + escape(value.toString()) + "</" + name + ">";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
