namespace EffNet.Fuzz.Checks;

/// <summary>One way in which the compiler did not keep its word.</summary>
/// <param name="Kind">What is wrong, without what differs from input to input: the same flaw found again has the same kind.</param>
/// <param name="Detail">The particulars.</param>
internal sealed record Flaw(string Kind, string Detail);
