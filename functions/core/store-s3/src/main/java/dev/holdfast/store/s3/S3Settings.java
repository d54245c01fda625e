package dev.holdfast.store.s3;

/** All that is to be known to open a location in S3. */
public record S3Settings(S3Place place, S3Endpoint endpoint, S3Network network, S3Credentials credentials) {
    /** A bucket at AWS, reached directly, with the credentials that AWS's own tools would find. */
    public static S3Settings aws(S3Place place) {
        return new S3Settings(place, S3Endpoint.aws(), S3Network.direct(), new S3Credentials.DefaultChain());
    }

    /** For people: {@code s3://bucket/prefix at http://…}. */
    @Override
    public String toString() {
        return place + " at " + endpoint;
    }
}
