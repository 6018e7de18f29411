using EffNet;

namespace ScalingStudy;

/// <summary>Represents networks that are scaled in the same way and form a line of a plot.</summary>
/// <param name="Name">The name in tables and plots.</param>
/// <param name="Networks">The networks, in the order of their multiply-adds.</param>
internal sealed record StudySeries(string Name, IReadOnlyList<ModuleVariant> Networks);
