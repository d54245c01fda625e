package dev.holdfast.kubernetes.objects;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;

class ObjectPathProperties {
    private static final GroupResource ROLES = new GroupResource("rbac.authorization.k8s.io", "clusterroles");

    @Property
    void anyNameCanBeAFileAndComesBack(@ForAll @StringLength(min = 1, max = 300) String name) {
        Assume.that(isText(name));
        ObjectRef ref = ObjectRef.clusterScoped(ROLES, name);

        String file = fileName(ref.path());

        assertThat(file.getBytes(UTF_8).length).isBetween(6, 245);
        assertThat(file).doesNotContain("/", "\0", "\n");
        if (!file.contains("%~")) {
            assertThat(new ObjectPath(ref.path().value()).ref(new byte[0])).isEqualTo(ref);
        }
    }

    @Property
    void differentNamesNeverMeet(@ForAll @UniqueElements List<@StringLength(min = 1, max = 400) String> names) {
        List<String> usable =
                names.stream().filter(ObjectPathProperties::isText).toList();

        assertThat(usable.stream()
                        .map(name -> ObjectRef.clusterScoped(ROLES, name).path()))
                .doesNotHaveDuplicates();
    }

    private static boolean isText(String name) {
        return name.indexOf(0) < 0 && new String(name.getBytes(UTF_8), UTF_8).equals(name);
    }

    private static String fileName(ObjectPath path) {
        return path.value().substring(path.value().lastIndexOf('/') + 1);
    }
}
