using EffNet.Language.Diagnostics;
using EffNet.Language.Syntax;
using EffNet.Networks;

namespace EffNet.Language.Semantics;

/// <summary>Reads <c>profile NAME { … }</c>.</summary>
internal static class ProfileBinder
{
    /// <summary>All profiles of a file by name, the broken ones included, so that using one is not a second mistake.</summary>
    public static Dictionary<string, Profile> BindAll(IEnumerable<BlockSyntax> blocks, DiagnosticBag diagnostics)
    {
        var profiles = new Dictionary<string, Profile>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            if (block.Modifiers.Length > 0)
                diagnostics.Add(SyntaxReport.UselessModifier(block.Modifiers[0], Keywords.Profile));
            if (profiles.ContainsKey(block.Name.Text))
                diagnostics.Add(Report.DuplicateWord(block.Name.Span, block.Name.Text, "this file"));
            else
                profiles.Add(block.Name.Text, Bind(block, diagnostics));
        }

        return profiles;
    }

    /// <summary>The profile called <paramref name="name"/>; one that is not declared is reported, once per place that names it.</summary>
    public static Profile? Find(Dictionary<string, Profile> profiles, NameSyntax? name, DiagnosticBag diagnostics)
    {
        if (name is null)
            return null;
        if (profiles.TryGetValue(name.Text, out var profile))
            return profile;
        if (diagnostics.Unread is null && !diagnostics.HasErrorIn(name.Span))
            diagnostics.Add(Report.UndeclaredName(name.Span, "profile", name.Text, profiles.Keys));
        return null;
    }

    private static Profile Bind(BlockSyntax block, DiagnosticBag diagnostics)
    {
        var description = $"profile '{block.Name.Text}'";
        var words = new WordSet(diagnostics, Place.Profile, description, block);
        var values = new ValueReader(diagnostics, Place.Profile);

        var padding = values.Choice(words.TakeRequired("padding", block.Name), "symmetric", "same");
        var norm = SharedSettings.ReadNorm(values, words);
        var initialization = values.Choice(words.TakeProperty("init"), "torchvision", "tensorflow", "mobilenet_v2", "resnet");
        words.ReportRemaining();

        // The words of both settings stand in the order of what they mean. Whoever pads like TensorFlow also drew initial weights like TensorFlow, unless the
        // file says otherwise.
        var same = padding == 1;
        return new Profile(
            block.Name.Text,
            same ? Padding.Same : Padding.Symmetric,
            norm ?? new BatchNormConstants(1e-5, 0.1),
            (Initialization)(initialization ?? padding ?? 0),
            diagnostics.FirstBreaking(block.Span));
    }
}
