package dev.holdfast.lab.demo;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What was asked of the demo.
 *
 * @param keep whether everything is left running at the end
 * @param damage the copy to damage
 */
record DemoOptions(Ending keep, Optional<String> damage, Optional<Path> folder) {
    /** What happens at the end. */
    enum Ending {
        STOP,
        KEEP
    }

    static DemoOptions parse(List<String> arguments) {
        Ending keep = Ending.STOP;
        Optional<String> damage = Optional.empty();
        Optional<Path> folder = Optional.empty();
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--keep" -> keep = Ending.KEEP;
                case "--damage" -> damage = Optional.of(value(argument, rest));
                case "--folder" -> folder = Optional.of(Path.of(value(argument, rest)));
                case "--verbose" -> {}
                default -> throw new IllegalArgumentException("The demo knows no '" + argument + "'");
            }
        }
        if (damage.filter(name -> !name.equals("nas")).isPresent()) {
            throw new IllegalArgumentException(
                    "Only the copy 'nas' can be damaged: the others refuse, which the demo shows anyway");
        }
        return new DemoOptions(keep, damage, folder);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return rest.next();
    }
}
