using System.Reflection;
using EffNet.Explanation.Tests.Models;
using static TorchSharp.torch;

namespace EffNet.Explanation.Tests;

/// <summary>The state of a network that a call must not change: modes, requires_grad, gradients, values and hooks.</summary>
internal static class NetworkSnapshot
{
    private static readonly string[] s_hookFields = ["module_pre_hooks", "pre_hooks", "post_hooks", "module_post_hooks"];

    /// <summary>Returns one line for each part of the state.</summary>
    public static IReadOnlyList<string> Of(GroupedNet model)
    {
        using var noGrad = no_grad();
        IEnumerable<nn.Module> unnamed = [model.Stem, model.Classifier];
        var modules = model.named_modules().Select(entry => (Name: entry.name, Module: entry.module)).Concat(unnamed.Select(module => (Name: module.GetName(), Module: module)));
        return
        [
            .. modules.Select(entry => $"{entry.Name}: training {entry.Module.training}, hooks {CountHooks(entry.Module)}"),
            .. model.named_parameters().Select(entry => $"{entry.name}: learns {entry.parameter.requires_grad}, gradient {Digest(entry.parameter.grad)}"),
            .. model.state_dict().Select(entry => $"{entry.Key}: {Digest(entry.Value)}"),
        ];
    }

    private static int CountHooks(nn.Module module)
    {
        var hookable = module.GetType();
        while (hookable is not null && !hookable.Name.StartsWith("HookableModule", StringComparison.Ordinal))
            hookable = hookable.BaseType;
        return s_hookFields.Sum(name => ((System.Collections.ICollection)hookable!.GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)!.GetValue(module)!).Count);
    }

    private static string Digest(Tensor? tensor)
    {
        if (tensor is null)
            return "none";
        using var numbers = tensor.to(ScalarType.Float64);
        return string.Join(' ', numbers.data<double>().ToArray());
    }
}
