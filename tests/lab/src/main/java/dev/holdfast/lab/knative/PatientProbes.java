package dev.holdfast.lab.knative;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Probes that bear a machine with more to do than it has processors for. Knative's own give a process six seconds in which each answer may take one:
 * there it kills what is merely slow, and its brokers in memory lose the events that they hold. And some wait for twenty seconds before they ask
 * for the first time, whatever is ready by then: here each second is asked.
 */
final class PatientProbes {
    private static final Pattern PROBE = Pattern.compile("^( *)(liveness|readiness)Probe: *$");
    private static final Pattern LIMIT = Pattern.compile("^ *(timeoutSeconds|failureThreshold): *\\d+ *$");
    private static final Pattern PACE = Pattern.compile("^ *(initialDelaySeconds|periodSeconds): *\\d+ *$");

    private PatientProbes() {}

    /** The same manifests, in which an answer may take ten seconds, and nothing less than a minute of silence counts. */
    static String in(String manifests) {
        StringBuilder text = new StringBuilder();
        int inProbe = -1;
        boolean readiness = false;
        for (String line : manifests.lines().toList()) {
            Matcher probe = PROBE.matcher(line);
            if (probe.matches()) {
                inProbe = probe.group(1).length();
                readiness = probe.group(2).equals("readiness");
                String indent = " ".repeat(inProbe + 2);
                text.append(line).append('\n');
                text.append(indent).append("timeoutSeconds: 10\n");
                text.append(indent).append("failureThreshold: 60\n");
                text.append(readiness ? indent + "periodSeconds: 1\n" : "");
                continue;
            }
            if (inProbe >= 0 && !line.isBlank() && indentOf(line) <= inProbe) {
                inProbe = -1;
            }
            if (inProbe < 0 || indentOf(line) != inProbe + 2 || !isReplaced(line, readiness)) {
                text.append(line).append('\n');
            }
        }
        return text.toString();
    }

    private static boolean isReplaced(String line, boolean readiness) {
        return LIMIT.matcher(line).matches() || (readiness && PACE.matcher(line).matches());
    }

    private static int indentOf(String line) {
        return line.length() - line.stripLeading().length();
    }
}
