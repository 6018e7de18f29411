namespace System.Runtime.CompilerServices;

/// <summary>The attribute that the compiler writes on constructors of types with required members, so that older compilers reject them.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    /// <summary>Gets the feature.</summary>
    public string FeatureName { get; } = featureName;
}
