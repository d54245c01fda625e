package dev.holdfast.lab.azure.worm;

/** The errors that the check answers, as the "Blob service error codes" and "Common REST API error codes" list them. */
enum AzureError {
    AuthenticationFailed(
            403,
            "Server failed to authenticate the request. Make sure the value of Authorization header is formed correctly including the signature."),
    AuthorizationFailure(403, "This request is not authorized to perform this operation."),
    AuthorizationPermissionMismatch(
            403, "This request is not authorized to perform this operation using this permission."),
    BlobAlreadyExists(409, "The specified blob already exists."),
    BlobImmutableDueToLegalHold(
            409, "This operation is not permitted as the blob is immutable due to one or more legal holds."),
    BlobImmutableDueToPolicy(409, "This operation is not permitted as the blob is immutable due to a policy."),
    BlobNotFound(404, "The specified blob does not exist."),
    ConditionNotMet(412, "The condition specified using HTTP conditional header(s) is not met."),
    ContainerAlreadyExists(409, "The specified container already exists."),
    ContainerNotFound(404, "The specified container does not exist."),
    ImmutabilityPolicyDeleteOnLockedPolicy(409, "A locked immutability policy cannot be deleted."),
    InvalidHeaderValue(400, "The value for one of the HTTP headers is not in the correct format."),
    InvalidQueryParameterValue(400, "Value for one of the query parameters specified in the request URI is invalid."),
    CannotVerifyCopySource(404, "The specified copy source does not exist."),
    InvalidRange(416, "The range specified is invalid for the current size of the resource."),
    Md5Mismatch(400, "The MD5 value specified in the request did not match the MD5 value calculated by the server."),
    MissingRequiredHeader(400, "An HTTP header that's mandatory for this request is not specified."),
    NoAuthenticationInformation(
            401,
            "Server failed to authenticate the request. Please refer to the information in the www-authenticate header."),
    NotImplemented(501, "The requested operation is not implemented by this test server."),
    OperationNotAllowedOnRootBlob(403, "The specified operation is not allowed on root blob."),
    UnauthorizedBlobOverwrite(403, "This request is not authorized to perform blob overwrites.");

    private final int status;
    private final String message;

    AzureError(int status, String message) {
        this.status = status;
        this.message = message;
    }

    int status() {
        return status;
    }

    String message() {
        return message;
    }
}
