package dev.holdfast.domain.location;

/** What an adapter must know to find the store; how it proves who it is stands in {@link Credentials}. */
public sealed interface StoreSettings permits LocalSettings, S3Settings, AzureSettings {
    /** Which adapter. */
    Provider provider();

    /** The storage system that would fail as one: the service, or the server that the endpoint names. */
    String system();

    /** Where it lies, for people: no credentials. */
    String address();
}
