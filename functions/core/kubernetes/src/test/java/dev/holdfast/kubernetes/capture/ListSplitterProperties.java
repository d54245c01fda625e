package dev.holdfast.kubernetes.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kubernetes.objects.MalformedJsonException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class ListSplitterProperties {
    @Property
    void itemsAreFoundHoweverTheBytesArrive(
            @ForAll("items") List<String> items, @ForAll @IntRange(min = 1, max = 40) int piece, @ForAll Shape shape) {
        byte[] list = shape.list(items).getBytes(UTF_8);
        Split split = new Split();

        for (int from = 0; from < list.length; from += piece) {
            byte[] part = Arrays.copyOfRange(list, from, Math.min(list.length, from + piece));
            split.splitter.feed(part, part.length);
        }

        assertThat(split.items).isEqualTo(items);
        assertThat(split.splitter.isComplete()).isTrue();
        assertThat(split.splitter.envelope()).isEqualTo(new ListEnvelope("42", "t[{\""));
        assertThat(split.knownBefore.next()).isEqualTo(shape == Shape.TYPED ? "t[{\"" : "");
    }

    @Property
    void aListThatEndsTooEarlyIsNeverWhole(
            @ForAll("items") List<String> items,
            @ForAll Shape shape,
            @ForAll @IntRange(min = 1, max = 200) int missing) {
        byte[] list = shape.list(items).strip().getBytes(UTF_8);
        int length = Math.max(0, list.length - missing);
        Split split = new Split();

        split.splitter.feed(list, length);

        assertThat(split.splitter.isComplete()).isFalse();
        assertThat(items.subList(0, split.items.size())).isEqualTo(split.items);
    }

    @Example
    void anItemBeyondAllBoundsIsRefused() {
        ListSplitter splitter = new ListSplitter(_ -> {}, () -> {});
        byte[] begin = "{\"items\":[{\"a\":\"".getBytes(UTF_8);
        splitter.feed(begin, begin.length);
        byte[] more = "x".repeat(1 << 20).getBytes(UTF_8);

        assertThatThrownBy(() -> {
                    for (int i = 0; i < 100; i++) {
                        splitter.feed(more, more.length);
                    }
                })
                .isInstanceOf(MalformedJsonException.class)
                .hasMessageContaining("64 MiB");
    }

    @Provide
    Arbitrary<List<String>> items() {
        return Arbitraries.of(
                        "{}",
                        "{\"a\":[{\"items\":[{}]}]}",
                        "{\"s\":\"}]\\\"\\\\\"}",
                        "{\"x\":{\"y\":[[],[{}]]},\"é\":\"\\u005d\"}",
                        "{ \"n\" : null }")
                .list()
                .ofMaxSize(7);
    }

    /** The two orders in which servers write a list. */
    enum Shape {
        TYPED,
        CUSTOM;

        String list(List<String> items) {
            String metadata = "\"metadata\":{\"continue\":\"t[{\\\"\",\"resourceVersion\":\"42\",\"items\":[1]}";
            String all = "\"items\" : [" + items.stream().collect(Collectors.joining(" ,\n ")) + "]";
            return switch (this) {
                case TYPED -> "{\"kind\":\"items\"," + metadata + "," + all + "}";
                case CUSTOM -> "{\"other\":[[1],{}]," + all + ",\"kind\":\"XList\"," + metadata + "}\n";
            };
        }
    }

    private static final class Split {
        final List<String> items = new ArrayList<>();
        ListEnvelope knownBefore = new ListEnvelope("", "");
        final ListSplitter splitter = new ListSplitter(item -> items.add(new String(item, UTF_8)), this::note);

        private void note() {
            knownBefore = splitter.envelope();
        }
    }
}
