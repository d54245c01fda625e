package dev.holdfast.repository.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.repository.tree.NodeAttributes;
import dev.holdfast.repository.tree.NodeName;
import dev.holdfast.repository.tree.TreePath;
import org.junit.jupiter.api.Test;

class ForgettingTest {
    private static final NodeAttributes FILE = NodeAttributes.fixed(0600);

    private final Entry.Directory root = new Entry.Directory();

    @Test
    void takesBackWhatPassesAndTheDirectoriesThatThisEmpties() {
        file("shop/pods/a");
        file("shop/pods/b");
        file("shop/secrets/c");
        file("bank/pods/d");

        root.forget(TreePath.ROOT, path -> path.toString().contains("/pods/"));
        root.withoutEmptied();

        assertThat(root.entries()).containsOnlyKeys(NodeName.of("shop"));
        assertThat(directory("shop").entries()).containsOnlyKeys(NodeName.of("secrets"));
    }

    @Test
    void keepsADirectoryThatIsFilledAgain() {
        file("shop/pods/a");

        root.forget(TreePath.ROOT, path -> true);
        file("shop/pods/a");
        root.withoutEmptied();

        assertThat(directory("shop").descend(NodeName.of("pods"), TreePath.ROOT).entries())
                .containsOnlyKeys(NodeName.of("a"));
    }

    @Test
    void keepsADirectoryThatWasEmptyBefore() {
        root.descend(NodeName.of("empty"), TreePath.of("empty"));
        file("shop/pods/a");

        root.forget(TreePath.ROOT, path -> true);
        root.withoutEmptied();

        assertThat(root.entries()).containsOnlyKeys(NodeName.of("empty"));
    }

    private Entry.Directory directory(String name) {
        return root.descend(NodeName.of(name), TreePath.of(name));
    }

    private void file(String path) {
        TreePath whole = TreePath.of(path);
        Entry.Directory directory = root;
        for (NodeName name : whole.parent().names()) {
            directory = directory.descend(name, whole);
        }
        directory.put(whole.name(), new Entry.File(FILE), whole);
    }
}
