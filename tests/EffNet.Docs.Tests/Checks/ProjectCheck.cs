using System.Xml;
using System.Xml.Linq;

namespace EffNet.Docs.Tests.Checks;

/// <summary>Checks that project files, and parts of them, are XML with elements of MSBuild or of this repository.</summary>
internal static class ProjectCheck
{
    private static readonly string[] s_structure = ["Project", "PropertyGroup", "ItemGroup", "Import"];

    private static readonly string[] s_items =
        ["AdditionalFiles", "EffNetIgnore", "EffNetWeights", "PackageReference", "PackageVersion", "ProjectReference", "Analyzer", "Compile", "None", "Content"];

    private static readonly string[] s_properties =
    [
        "OutputType", "TargetFramework", "LangVersion", "MSBuildWarningsAsMessages", "NoWarn", "RootNamespace", "ImplicitUsings", "Nullable", "TreatWarningsAsErrors",
        "WarningsAsErrors", "IsPackable", "PackageId",
        "EmitCompilerGeneratedFiles", "GenerateDocumentationFile", "EnableDefaultEffNetItems", "EffNetFamilies", "EffNetRelaxTorchSharpVersionNeeds", "EffNetWeightsPlacement",
        "EffNetPackWeights",
        "PublishAot", "IlcInstructionSet", "InvariantGlobalization",
    ];

    private static readonly Dictionary<string, string[]> s_children = new(StringComparer.Ordinal)
    {
        ["Project"] = s_structure,
        ["PropertyGroup"] = s_properties,
        ["ItemGroup"] = s_items,
    };

    public static IEnumerable<string> Complaints(Page page) =>
        page.Samples.Where(s => s.Language == SampleLanguage.Xml).SelectMany(sample => Complaints(sample.Text).Select(sample.Complain));

    private static IEnumerable<string> Complaints(string text)
    {
        // A part may have several elements at its top.
        XElement root;
        try
        {
            root = XElement.Parse($"<Part>{text}</Part>");
        }
        catch (XmlException exception)
        {
            return [$"is not valid XML: {exception.Message}"];
        }

        return root.Descendants()
            .Where(element => !IsKnown(element))
            .Select(element => $"<{element.Name.LocalName}> means nothing in a project file, or not in <{element.Parent?.Name.LocalName}>");
    }

    private static bool IsKnown(XElement element) => element.Parent is { } parent && s_children.TryGetValue(parent.Name.LocalName, out var known)
        ? known.Contains(element.Name.LocalName)
        : element.Parent?.Name.LocalName == "Part" && s_structure.Concat(s_items).Concat(s_properties).Contains(element.Name.LocalName);
}
