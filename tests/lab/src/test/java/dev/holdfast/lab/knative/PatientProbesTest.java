package dev.holdfast.lab.knative;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatientProbesTest {
    @Test
    void limitsOfProbesAreReplacedAndThoseOfOthersAreNot() {
        assertThat(PatientProbes.in("""
                spec:
                  timeoutSeconds: 300
                  containers:
                  - name: dispatcher
                    livenessProbe:
                      failureThreshold: 3
                      httpGet:
                        path: /healthz
                        timeoutSeconds: 7
                      periodSeconds: 2

                      timeoutSeconds: 1
                    readinessProbe:
                      initialDelaySeconds: 20
                      periodSeconds: 10
                    ports:
                    - failureThreshold: 9
                """)).isEqualTo("""
                spec:
                  timeoutSeconds: 300
                  containers:
                  - name: dispatcher
                    livenessProbe:
                      timeoutSeconds: 10
                      failureThreshold: 60
                      httpGet:
                        path: /healthz
                        timeoutSeconds: 7
                      periodSeconds: 2

                    readinessProbe:
                      timeoutSeconds: 10
                      failureThreshold: 60
                      periodSeconds: 1
                    ports:
                    - failureThreshold: 9
                """);
    }
}
