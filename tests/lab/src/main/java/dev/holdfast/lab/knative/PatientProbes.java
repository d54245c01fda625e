package dev.holdfast.lab.knative;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Probes that bear a machine with more to do than it has processors for. Knative's own give a process six seconds in which each answer may take one:
 * there it kills what is merely slow, and its brokers in memory lose the events that they hold.
 */
final class PatientProbes {
    private static final Pattern PROBE = Pattern.compile("^( *)(liveness|readiness)Probe: *$");
    private static final Pattern LIMIT = Pattern.compile("^ *(timeoutSeconds|failureThreshold): *\\d+ *$");

    private PatientProbes() {}

    /** The same manifests, in which a probe may take ten seconds, and is killed by nothing shorter than a minute of silence. */
    static String in(String manifests) {
        StringBuilder text = new StringBuilder();
        int inProbe = -1;
        for (String line : manifests.lines().toList()) {
            Matcher probe = PROBE.matcher(line);
            if (probe.matches()) {
                inProbe = probe.group(1).length();
                boolean liveness = probe.group(2).equals("liveness");
                String indent = " ".repeat(inProbe + 2);
                text.append(line).append('\n');
                text.append(indent).append("timeoutSeconds: 10\n");
                text.append(indent)
                        .append("failureThreshold: ")
                        .append(liveness ? 60 : 6)
                        .append('\n');
                continue;
            }
            if (inProbe >= 0 && !line.isBlank() && indentOf(line) <= inProbe) {
                inProbe = -1;
            }
            if (inProbe < 0
                    || indentOf(line) != inProbe + 2
                    || !LIMIT.matcher(line).matches()) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    private static int indentOf(String line) {
        return line.length() - line.stripLeading().length();
    }
}
