using EffNet.GeneratedCode;
using EffNet.Networks;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Compares a module with the graph that it was generated from. Exporters write the graph and the module's weights, so any other change by the user would be
/// lost.
/// </summary>
/// <param name="network">The module.</param>
/// <param name="isTraining">Whether the export is for training.</param>
internal sealed class LiveNetwork(UnrolledNetwork network, bool isTraining)
{
    private readonly Dictionary<string, nn.Module> _modules = network.named_modules().ToDictionary(m => m.name, m => m.module, StringComparer.Ordinal);

    /// <summary>Throws an exception if the module computes anything other than its graph.</summary>
    /// <param name="network">The module.</param>
    /// <param name="isTraining">Whether the export is for training; otherwise, momentum and dropout do not matter.</param>
    /// <exception cref="NotSupportedException">A module has hooks, or was replaced, removed, changed or added; the message names it.</exception>
    public static void Check(UnrolledNetwork network, bool isTraining = false) => new LiveNetwork(network, isTraining).Check();

    private void Check()
    {
        CheckHooks(network, "the network");
        foreach (var (path, module) in _modules)
            CheckHooks(module, $"'{path}'");
        foreach (var group in Groups(network))
            CheckHooks(group, $"'{group.GetName()}'");
        var layers = network.Network.Nodes.Where(n => n.Path is not null).ToDictionary(n => n.Path!, StringComparer.Ordinal);
        foreach (var (path, node) in layers)
            CheckLayer(path, node);
        // Without classes, the dropout before the classifier remains a module, but does not run.
        var declared = network.Declaration.Network.Nodes.Select(n => n.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, module) in _modules)
        {
            if (!declared.Contains(path) && module is not UnrolledModule)
            {
                throw Unfit(
                    $"'{path}' is not part of the network that the .effnet file declares, so the export would not contain it",
                    "Remove it, or export the declared network with its weights: OnnxExporter.Export(model.Network, model.ToWeightSource(), path)");
            }
        }
    }

    private void CheckLayer(string path, Node node)
    {
        if (!_modules.TryGetValue(path, out var module))
            throw Unfit($"'{path}' was removed", "Restore it");
        if (node.Operation.Accept(new LayerComparison(module, isTraining)) is { } difference)
            throw Unfit($"'{path}' {difference}", $"The file declares {node.Operation}. Declare the change in the file");
    }

    private void CheckHooks(nn.Module module, string name)
    {
        if (module is nn.Module<Tensor, Tensor> hooked && HookedCall.IsHooked(hooked))
            throw Unfit($"{name} has hooks, which an exported network cannot run", "Remove them before the export");
    }

    private NotSupportedException Unfit(string problem, string remedy) => new($"{network.Declaration.TypeName} cannot be exported: {problem}. {remedy}.");

    private static IEnumerable<UnrolledModule> Groups(UnrolledModule module) =>
        module.Groups.OfType<UnrolledModule>().Concat(module.Parts.OfType<UnrolledModule>().SelectMany(Groups));
}
