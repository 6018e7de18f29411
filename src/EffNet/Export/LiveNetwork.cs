using EffNet.GeneratedCode;
using EffNet.Networks;
using static TorchSharp.torch;

namespace EffNet;

/// <summary>
/// Compares a live module with the graph that it was generated from. Exporters write the graph and the module's weights, so what the user changed besides weights would be lost.
/// </summary>
/// <param name="network">The live module.</param>
/// <param name="isTraining">Whether it is exported for training.</param>
internal sealed class LiveNetwork(UnrolledNetwork network, bool isTraining)
{
    private readonly Dictionary<string, nn.Module> _modules = network.named_modules().ToDictionary(m => m.name, m => m.module, StringComparer.Ordinal);

    /// <summary>Throws if the module computes anything else than its graph does.</summary>
    /// <param name="network">The live module.</param>
    /// <param name="isTraining">Whether it is exported for training: evaluation does not use momentum and dropout.</param>
    /// <exception cref="NotSupportedException">A module has hooks, was replaced or changed, or was added; the message names it.</exception>
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
        // Without classes, the dropout before the classifier remains a module, though nothing runs it.
        var declared = network.Declaration.Network.Nodes.Select(n => n.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var (path, module) in _modules)
        {
            if (!declared.Contains(path) && module is not UnrolledModule)
                throw Unfit($"'{path}' is not part of the network that its file declares, and would be left out", "Remove it, or export the declared network with its weights: OnnxExporter.Export(model.Network, model.ToWeightSource(), path)");
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
