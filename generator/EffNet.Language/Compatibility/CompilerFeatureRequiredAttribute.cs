namespace System.Runtime.CompilerServices;

/// <summary>What the compiler writes on constructors of types with required members, so that older compilers refuse them.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    /// <summary>The feature.</summary>
    public string FeatureName { get; } = featureName;
}
