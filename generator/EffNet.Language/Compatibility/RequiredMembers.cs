namespace System.Runtime.CompilerServices;

/// <summary>What the compiler writes on members that are <c>required</c>: .NET Standard 2.0 has no such type.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class RequiredMemberAttribute : Attribute;

/// <summary>What the compiler writes on constructors of types with required members, so that older compilers refuse them.</summary>
[AttributeUsage(AttributeTargets.All)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    /// <summary>The feature.</summary>
    public string FeatureName { get; } = featureName;
}
